// The watch for the app: its checks are jobs, so that they keep every limit and survive a crash.
import type { Jobs } from '../jobs/jobs.ts'
import type { Platform } from '../model/platform.ts'
import type { OutboundPolicy } from '../model/transport.ts'
import type { Database } from '../store/database.ts'
import { createWatchStore } from '../store/watch-store.ts'
import type { StoredConfig } from '../watch/stored-configs.ts'
import { createWatch, type WatchService } from '../watch/watch.ts'
import type { WatchSettings } from '../watch/watch-settings.ts'
import type { AppServices } from './services.ts'

export interface WatchRuntime {
  readonly settings: WatchSettings
  readonly configs: ReadonlyMap<string, StoredConfig>
}

interface Surroundings {
  readonly database: Database
  readonly platform: Platform
  readonly policy: OutboundPolicy
}

export function watchServices(
  { settings, configs }: WatchRuntime,
  jobs: Jobs,
  { store, log }: Pick<AppServices, 'store' | 'log'>,
  { database, platform, policy }: Surroundings,
): WatchService {
  return createWatch({
    platform,
    policy,
    store: createWatchStore(database),
    reports: store,
    configs,
    settings,
    async startCheck({ id, dueAt, tenant }, request) {
      const made = await jobs.createBatch({
        tenant: tenant ?? undefined,
        name: 'watch',
        requests: [request],
        idempotencyKey: `watch ${id} ${dueAt}`,
        watchId: id,
      })
      // The config has changed since a check of this date was queued: that one is as good.
      if (!made.ok) log.write('warn', 'watch.queued-before', { watch: id })
    },
    onRefused: (reason) => log.write('warn', 'watch.webhook', { reason }),
  })
}
