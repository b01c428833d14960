// Batches for the app: what it has anyway, given to the jobs.

import type { JobQueue } from '../jobs/job-queue.ts'
import { createJobs, type Jobs, type OnEnded } from '../jobs/jobs.ts'
import { createSealer } from '../jobs/sealer.ts'
import type { SealingKeys } from '../jobs/sealing-keys.ts'
import type { Platform } from '../model/platform.ts'
import type { Database } from '../store/database.ts'
import { createHostLeases } from '../store/host-leases.ts'
import { limitsOf } from './access/caller-limit.ts'
import type { AppServices } from './services.ts'

export interface JobRuntime {
  readonly queue: JobQueue
  readonly keys: SealingKeys
}

type Own = Pick<AppServices, 'check' | 'rulebook' | 'settings' | 'limiter' | 'access' | 'onFault'>

export function jobServices(
  { queue, keys }: JobRuntime,
  onEnded: OnEnded,
  services: Own,
  { database, platform }: { readonly database: Database; readonly platform: Platform },
): Jobs {
  const { check, rulebook, settings, limiter, access, onFault } = services
  return createJobs({
    database,
    platform,
    check,
    rulebook,
    toolVersion: settings.version,
    limiter,
    // Not through the gate: jobs take turns even where there are no limits, and hold on while they run.
    leases: createHostLeases(database, platform.clock),
    perTarget: access.settings.perTarget,
    limitsOf: (caller) => limitsOf(caller, access.settings),
    sealer: createSealer(keys, platform.randomBytes),
    queue,
    onEnded,
    onFault,
  })
}
