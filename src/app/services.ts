// What the app needs from outside. The entry files give it; tests give small ones of their own.
import type { Context } from 'hono'
import type { Recognised } from '../intake/recognised.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Clock, Timers } from '../model/platform.ts'
import type { Report } from '../model/report.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Cloud, DestinationId } from '../model/vocabulary.ts'
import type { CheckRequest, DestinationKinds, OnCheckEvent } from '../run/check-request.ts'
import type { AuditLog } from '../store/audit-log.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { RateLimiter } from '../store/rate-limiter.ts'
import type { ReportStore } from '../store/report-store.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Tallies } from '../store/tallies.ts'
import type { TargetGate } from '../store/target-gate.ts'
import type { StoredConfig } from '../watch/stored-configs.ts'
import type { WatchService } from '../watch/watch.ts'
import type { AccessSettings } from './access/access-settings.ts'
import type { ChecksUnderWay } from './checks-under-way.ts'
import type { Log } from './operations/log.ts'
import type { RequestCounts } from './operations/request-counts.ts'

/** A fault that can be rehearsed, as the lab describes it. */
export interface RehearsalScenario {
  readonly id: string
  readonly kind: DestinationId
  readonly title: string
  readonly destination: { readonly type: DestinationId } & Readonly<Record<string, unknown>>
  readonly cloud?: Cloud
  /** Milliseconds to give the check when the fault is a silence. */
  readonly timeoutMs?: number
  readonly expect: { readonly verdict: Report['verdict']; readonly rule?: string }
  /** What makes it work; absent when it works already. */
  readonly mend?: RehearsalMend
}

export interface RehearsalMend {
  /** What to change, in the imperative. */
  readonly does: string
  /** The destination as it then stands; absent when the settings stay as they are. */
  readonly destination?: RehearsalScenario['destination']
  /** The cloud it then is in; absent when that stays. */
  readonly cloud?: Cloud
  /** What changes at the vendor; absent when nothing does. */
  readonly place?: string
  /** True when only the vendor can end it. */
  readonly byWaiting?: true
  /** The best verdict that can be reached; absent means `pass`. */
  readonly best?: 'warn'
}

export interface LabService {
  readonly scenarios: readonly RehearsalScenario[]
  /** The same check as the service's, against the lab and nothing else. */
  check(request: CheckRequest, onEvent: OnCheckEvent, signal: AbortSignal): Promise<Report>
  /** Mends what a scenario shows at the vendor, or breaks it again. */
  setMended(scenario: RehearsalScenario, isMended: boolean): void
}

export interface AppSettings {
  readonly version: string
  /** Host names it answers to, without port; absent means any. */
  readonly hosts?: readonly string[]
  /** True where the runtime compresses what goes out: doing it here too would do it twice. */
  readonly isCompressedByRuntime?: boolean
  /** False while the service starts or drains: `/readyz` then answers 503. */
  isReady(): boolean
}

/** Who may do what, and who did. */
export interface AccessServices {
  readonly settings: AccessSettings
  readonly keys: KeyStore
  readonly sessions: SessionStore
  readonly audit: AuditLog
  /** The address at the other end of the connection; undefined when the runtime cannot tell. */
  addressOf(c: Context): string | undefined
}

export interface StoredConfigs {
  /** Undefined where everybody who reaches the service is its operator. */
  readonly tenant: string | undefined
  readonly byName: ReadonlyMap<string, StoredConfig>
}

export interface AppServices {
  check(request: CheckRequest, onEvent: OnCheckEvent, signal: AbortSignal): Promise<Report>
  /** The same report with nothing sent. */
  lint(request: CheckRequest): Promise<Report>
  /** Never throws; what is no config is a text to be explained. */
  recognise(text: string): Recognised
  readonly rulebook: Rulebook
  readonly kinds: DestinationKinds
  readonly store: ReportStore
  readonly access: AccessServices
  readonly limiter: RateLimiter
  readonly gate: TargetGate
  /** Checks of requests; those of batches are the consumers' own. */
  readonly underWay: ChecksUnderWay
  readonly log: Log
  readonly requests: RequestCounts
  readonly tallies: Tallies
  readonly clock: Clock
  /** 128 random bits as 32 hexadecimal digits. */
  newId(): string
  /** Random bytes as hexadecimal digits. */
  randomHex(bytes: number): string
  readonly timers: Timers
  readonly lab?: LabService
  /** Absent where batches cannot be taken, for want of a key to seal them with. */
  readonly jobs?: Jobs
  /** Present where there are jobs. */
  readonly watch?: WatchService
  readonly storedConfigs: StoredConfigs
  readonly settings: AppSettings
  /** Told of each error that is a bug of ours, and of the request it broke. */
  onFault(error: unknown, ids?: { readonly requestId: string; readonly traceId?: string }): void
}
