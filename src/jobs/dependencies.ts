// What batches need, put together by the entry files.
import type { Platform } from '../model/platform.ts'
import type { Report } from '../model/report.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { CheckRequest, OnCheckEvent } from '../run/check-request.ts'
import type { BatchStore } from '../store/batch-store.ts'
import type { Database } from '../store/database.ts'
import type { HostLeases } from '../store/host-leases.ts'
import type { ClaimedJob } from '../store/job-claims.ts'
import type { JobStore } from '../store/job-store.ts'
import type { RateLimit, RateLimiter } from '../store/rate-limiter.ts'
import type { JobQueue } from './job-queue.ts'
import type { Sealer } from './sealer.ts'

export interface JobTimes {
  /** How long a consumer may be silent before another takes its job. */
  readonly leaseMs: number
  /** After how long without a sign a waiting job's message counts as lost. */
  readonly forgottenMs: number
  /** After how long a job asks again for a host that something else is using. */
  readonly busyMs: number
}

export interface JobDependencies {
  readonly database: Database
  readonly platform: Pick<Platform, 'clock' | 'timers' | 'randomBytes'>
  check(request: CheckRequest, onEvent: OnCheckEvent, signal: AbortSignal): Promise<Report>
  readonly rulebook: Rulebook
  readonly toolVersion: string
  readonly limiter: RateLimiter
  readonly leases: HostLeases
  /** Empty for no limit. */
  readonly perTarget: readonly RateLimit[]
  /** Of the `caller` of a batch, under whose name its checks are counted; empty for no limit. */
  limitsOf(caller: string): readonly RateLimit[]
  readonly sealer: Sealer
  readonly queue: JobQueue
  /** Told once of a job's end, unless its consumer died in that very moment. */
  onEnded?(job: ClaimedJob, report: Report): Promise<void>
  onFault(error: unknown): void
  readonly times?: Partial<JobTimes>
}

/** The dependencies, with the tables opened. */
export interface JobContext extends Omit<JobDependencies, 'times'> {
  readonly jobs: JobStore
  readonly batches: BatchStore
  readonly times: JobTimes
  now(): number
  /** 128 random bits as 32 hexadecimal digits. */
  newId(): string
}

export const DEFAULT_TIMES: JobTimes = {
  leaseMs: 60_000,
  forgottenMs: 10 * 60_000,
  busyMs: 15_000,
}

/** Attempts to run a job; the next finding of it is its end. */
export const MOST_ATTEMPTS = 3
