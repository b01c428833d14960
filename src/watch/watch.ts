// Destinations that the operator's configs name are checked on a schedule. Nothing here waits: a
// timer on Node or a cron trigger on Workers calls `tick`, as often as it likes and from anywhere.

import type { Platform } from '../model/platform.ts'
import type { OutboundPolicy } from '../model/transport.ts'
import type { DestinationId } from '../model/vocabulary.ts'
import type { CheckRequest } from '../run/check-request.ts'
import { typeOf } from '../run/check-request.ts'
import type { ReportStore } from '../store/report-store.ts'
import type { WatchRun } from '../store/watch-history.ts'
import type { Watch } from '../store/watch-schedule.ts'
import type { WatchStore } from '../store/watch-store.ts'
import { deliverNotices } from './deliver-notices.ts'
import { settleChecks } from './settle.ts'
import type { StoredConfig } from './stored-configs.ts'
import { watchId } from './watch-id.ts'
import type { WatchSettings } from './watch-settings.ts'

export interface WatchDependencies {
  readonly platform: Platform
  readonly policy: OutboundPolicy
  readonly store: WatchStore
  readonly reports: ReportStore
  readonly configs: ReadonlyMap<string, StoredConfig>
  readonly settings: WatchSettings
  /** Queues one check; asked twice for the same watch and due date, it queues one. */
  startCheck(watch: Watch, request: CheckRequest): Promise<void>
  onRefused(reason: string): void
}

export interface WatchService {
  /** Whether anything is watched for this tenant. */
  isFor(tenant: string | undefined): boolean
  /** Starts the checks that are due, takes up those that have ended, and posts what there is to tell. */
  tick(): Promise<void>
  /** Takes up checks that have ended. */
  settle(): Promise<void>
  list(tenant: string | undefined): Promise<readonly Watch[]>
  /** With its latest checks; undefined when there is none of this tenant. */
  get(id: string, tenant: string | undefined): Promise<WatchWithHistory | undefined>
}

export interface WatchWithHistory {
  readonly watch: Watch
  /** The latest first. */
  readonly runs: readonly WatchRun[]
}

const HISTORY_LENGTH = 100
const KEEP_HISTORY_MS = 90 * 86_400_000

export function createWatch(deps: WatchDependencies): WatchService {
  const { store, settings, platform } = deps
  const now = () => platform.clock.now()
  const settle = () =>
    settleChecks({
      store,
      reports: deps.reports,
      hasWebhook: settings.webhook !== undefined,
      publicUrl: settings.publicUrl,
      now: now(),
    })
  return {
    isFor: (tenant) => deps.configs.size > 0 && tenant === settings.tenant,
    settle,
    async tick() {
      await startDue(deps, now())
      await settle()
      const { webhook } = settings
      if (webhook !== undefined) await deliverNotices({ ...deps, webhook })
      await store.forget(now() - KEEP_HISTORY_MS)
    },
    async list(tenant) {
      const named = await namedBy(deps)
      const all = await store.list(tenant)
      return all.filter(({ id }) => named.has(id))
    },
    async get(id, tenant) {
      const watch = await store.get(id)
      if (watch === undefined || watch.tenant !== (tenant ?? null)) return undefined
      return { watch, runs: await store.history(id, HISTORY_LENGTH) }
    },
  }
}

interface Named {
  readonly config: string
  readonly request: CheckRequest
}

/** What the configs name now, by the id of its watch. */
async function namedBy({ configs }: WatchDependencies): Promise<ReadonlyMap<string, Named>> {
  const named = [...configs.values()].flatMap(({ name, requests }) =>
    requests.map((request) => ({ config: name, request })),
  )
  const ids = await Promise.all(named.map(({ config, request }) => watchId(config, request.name)))
  return new Map(named.map((entry, index) => [ids[index] ?? '', entry]))
}

async function startDue(deps: WatchDependencies, now: number): Promise<void> {
  const { store, settings } = deps
  const named = await namedBy(deps)
  const seen = new Map((await store.list(settings.tenant)).map((watch) => [watch.id, watch.kind]))
  for (const [id, { config, request }] of named) {
    const kind = typeOf(request.destination) as DestinationId // the config was held against its schema
    // What is known already costs nothing: a cron trigger has only so many statements.
    if (seen.get(id) === kind) continue
    const tenant = settings.tenant ?? null
    await store.see({ id, tenant, config, destination: request.name, kind }, now)
  }
  for (const watch of await store.due(now)) {
    const entry = named.get(watch.id)
    if (entry !== undefined) await deps.startCheck(watch, withLookAhead(entry.request, settings))
    await store.postpone(watch, now + settings.everyMs)
  }
}

/** A config may look further ahead, or less far, than the service does. */
function withLookAhead(request: CheckRequest, { lookAheadDays }: WatchSettings): CheckRequest {
  return { ...request, options: { lookAheadDays, ...request.options } }
}
