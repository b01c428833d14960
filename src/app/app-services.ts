// What the app needs, put together from what a runtime gives. The same on Node and on Workers.
import { destinationKinds } from '../destinations/index.ts'
import { defaultRulebook } from '../diagnosis/default-rulebook.ts'
import { recognise } from '../intake/recognise.ts'
import type { OnEnded } from '../jobs/jobs.ts'
import { hexOf } from '../model/hex.ts'
import type { Platform } from '../model/platform.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { SettingsRefused } from '../model/settings-refused.ts'
import type { OutboundPolicy } from '../model/transport.ts'
import { createRedactor } from '../net/redaction/redactor.ts'
import type { CheckRequest, OnCheckEvent } from '../run/check-request.ts'
import { runCheck } from '../run/run-check.ts'
import { createAuditLog } from '../store/audit-log.ts'
import type { Database } from '../store/database.ts'
import { createHostLeases } from '../store/host-leases.ts'
import { createKeyStore } from '../store/key-store.ts'
import { createRateLimiter } from '../store/rate-limiter.ts'
import { createReportStore } from '../store/report-store.ts'
import { createSessionStore } from '../store/session-store.ts'
import { createTallies } from '../store/tallies.ts'
import { createTargetGate } from '../store/target-gate.ts'
import type { StoredConfig } from '../watch/stored-configs.ts'
import type { WatchSettings } from '../watch/watch-settings.ts'
import type { AccessSettings } from './access/access-settings.ts'
import { createChecksUnderWay } from './checks-under-way.ts'
import { type JobRuntime, jobServices } from './job-services.ts'
import { type Log, type LogFields, SILENT } from './operations/log.ts'
import { createRequestCounts } from './operations/request-counts.ts'
import type { AccessServices, AppServices, AppSettings, RehearsalScenario } from './services.ts'
import { watchServices } from './watch-services.ts'

export interface AppRuntime {
  readonly platform: Platform
  readonly policy: OutboundPolicy
  /** Migrated. */
  readonly database: Database
  readonly settings: AppSettings
  /** The rules that come with leadprobe when absent. */
  readonly rulebook?: Rulebook
  readonly access: AccessSettings
  /** The address at the other end of a request's connection. */
  readonly addressOf: AccessServices['addressOf']
  /** Absent on a service that tells its operator of faults only, in words. */
  readonly log?: Log
  /** Absent on a service that takes no batches. */
  readonly jobs?: JobRuntime
  /** How the destinations of the operator's configs are watched; absent where nothing is. */
  readonly watch?: WatchSettings
  /** The operator's configs, by name. */
  readonly configs?: ReadonlyMap<string, StoredConfig>
  /** The simulated vendors, and the policy that leads to them and nowhere else. */
  readonly lab?: {
    readonly scenarios: readonly RehearsalScenario[]
    policy(): OutboundPolicy
    setMended(scenario: RehearsalScenario, isMended: boolean): void
  }
}

export function createAppServices(runtime: AppRuntime): AppServices {
  const { platform, lab, database, log = SILENT } = runtime
  const { clock } = platform
  const limiter = createRateLimiter(database, clock)
  const randomHex = (bytes: number) => hexOf(platform.randomBytes(bytes))
  const check = checkWith(runtime, () => runtime.policy)
  const services: AppServices = {
    check,
    lint: (request) => check({ ...request, options: { ...request.options, offline: true } }),
    recognise,
    rulebook: runtime.rulebook ?? defaultRulebook(),
    kinds: destinationKinds,
    store: createReportStore(database, clock),
    access: accessServices(runtime),
    limiter,
    gate: createTargetGate(limiter, createHostLeases(database, clock), runtime.access.perTarget),
    underWay: createChecksUnderWay(),
    log,
    requests: createRequestCounts(),
    tallies: createTallies(database, clock),
    clock,
    newId: () => randomHex(16),
    randomHex,
    timers: platform.timers,
    ...(lab === undefined ? {} : { lab: { ...lab, check: checkWith(runtime, lab.policy) } }),
    settings: runtime.settings,
    onFault: (error, ids) => reportFault(error, runtime.log, ids),
    storedConfigs: { tenant: runtime.watch?.tenant, byName: runtime.configs ?? NO_CONFIGS },
  }
  if (runtime.jobs !== undefined) return withJobs(runtime, runtime.jobs, services)
  if (services.storedConfigs.byName.size > 0) throw new SettingsRefused([UNSEALED])
  return services
}

const NO_CONFIGS: ReadonlyMap<string, StoredConfig> = new Map()
const UNSEALED =
  'LEADPROBE_CONFIG names destinations whose checks wait in a queue, encrypted: set LEADPROBE_SEALING_KEY too; make one with: openssl rand -base64 32'

/** Batches, and on top of them the destinations that are watched. */
function withJobs(runtime: AppRuntime, jobRuntime: JobRuntime, services: AppServices): AppServices {
  const onEnded: OnEnded = async ({ watchId }) => {
    if (watchId !== null) await watch.settle()
  }
  const jobs = jobServices(jobRuntime, onEnded, services, runtime)
  const { watch: settings = NO_WATCH, configs = NO_CONFIGS } = runtime
  const watch = watchServices({ settings, configs }, jobs, services, runtime)
  return { ...services, jobs, watch }
}

const NO_WATCH: WatchSettings = { everyMs: Number.POSITIVE_INFINITY, lookAheadDays: 0 }

function accessServices({ database, platform, access, addressOf }: AppRuntime): AccessServices {
  return {
    settings: access,
    keys: createKeyStore(database, platform.clock),
    sessions: createSessionStore(database, platform.clock),
    audit: createAuditLog(database, platform.clock),
    addressOf,
  }
}

function checkWith(runtime: AppRuntime, policyNow: () => OutboundPolicy) {
  const { platform, settings, rulebook = defaultRulebook() } = runtime
  return (request: CheckRequest, onEvent?: OnCheckEvent, signal?: AbortSignal) => {
    const options = { ...request.options, ...(signal === undefined ? {} : { signal }) }
    const toolVersion = settings.version
    const policy = policyNow()
    const deps = { platform, kinds: destinationKinds, rulebook, policy, toolVersion }
    return runCheck({ ...request, options }, deps, onEvent)
  }
}

/** A bug of ours: its trace for the operator, without anything that looks like a secret. */
function reportFault(error: unknown, log: Log | undefined, ids: LogFields = {}): void {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (log === undefined) console.error(createRedactor([]).text(trace))
  else log.write('error', 'fault', { ...ids, trace })
}
