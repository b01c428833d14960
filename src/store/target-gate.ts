// Who may send a lead to a target now: so many in a time whoever asks, and one at a time. The same
// gate for checks that somebody waits for and for those of a batch.
import type { HostLeases } from './host-leases.ts'
import type { RateLimit, RateLimiter } from './rate-limiter.ts'

export type Entered =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'busy' | 'limit'; readonly retryAfterMs: number }

export interface TargetGate {
  /** Empty where targets have no limits, not even one check at a time. */
  readonly limits: readonly RateLimit[]
  /** Counts a check of the target and holds it for the holder, for `ms` milliseconds at most. */
  enter(target: string, holder: string, ms: number): Promise<Entered>
  leave(target: string, holder: string): Promise<void>
}

/** The name under which the checks of a target are counted, whoever counts them. */
export function countedAs(target: string): string {
  return `target ${target}`
}

/** After how long it is worth asking again while another check runs. */
const BUSY_MS = 10_000

export function createTargetGate(
  limiter: RateLimiter,
  leases: HostLeases,
  limits: readonly RateLimit[],
): TargetGate {
  return {
    limits,
    async enter(target, holder, ms) {
      if (limits.length === 0) return { ok: true }
      // Held first, so that who finds it busy does not use up the limit by asking again.
      const isHeld = await leases.acquire(target, holder, ms)
      if (!isHeld) return { ok: false, why: 'busy', retryAfterMs: BUSY_MS }
      const taken = await limiter.take(countedAs(target), ...limits)
      if (taken.ok) return { ok: true }
      await leases.release(target, holder)
      return { ok: false, why: 'limit', retryAfterMs: taken.retryAfterMs }
    },
    async leave(target, holder) {
      if (limits.length > 0) await leases.release(target, holder)
    },
  }
}
