// A job waits while its host or its caller has had enough, and costs nothing until it may run.
import type { ClaimedJob } from '../store/job-claims.ts'
import { countedAs } from '../store/target-gate.ts'
import type { JobContext } from './dependencies.ts'

export interface Wait {
  readonly ms: number
  /** Whether the host takes no other job either. */
  readonly isOfHost: boolean
}

/** Counts the check where it may run; a refusal of the one costs the other nothing. */
export async function waitFor(
  { limiter, limitsOf, perTarget }: JobContext,
  { caller, host }: ClaimedJob,
): Promise<Wait | undefined> {
  const target = countedAs(host)
  // Only who holds the host counts for it, so that it still has room in a moment.
  const ms = await limiter.waitMs(target, ...perTarget)
  if (ms > 0) return { ms, isOfHost: true }
  const ofCaller = caller === null ? OK : await limiter.take(caller, ...limitsOf(caller))
  if (!ofCaller.ok) return { ms: ofCaller.retryAfterMs, isOfHost: false }
  const ofHost = await limiter.take(target, ...perTarget)
  return ofHost.ok ? undefined : { ms: ofHost.retryAfterMs, isOfHost: true }
}

const OK = { ok: true } as const
