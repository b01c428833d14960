// Whether a check may run now: its caller and its target both have limits, and a target has one
// check at a time.
import type { Context } from 'hono'
import { leadTarget, targetHost } from '../../run/target-host.ts'
import type { RateLimit } from '../../store/rate-limiter.ts'
import type { RunsCheck } from '../running-checks.ts'
import type { AppServices } from '../services.ts'
import { callerName, limitsOf } from './caller-limit.ts'
import { callerOf } from './caller-of.ts'

export type Admission =
  | {
      readonly ok: true
      /** The check to run in place of this one: it gives its target free when it ends. */
      holding(run: RunsCheck): RunsCheck
    }
  | Refused

export interface Refused {
  readonly ok: false
  /** A sentence for whoever asked. */
  readonly detail: string
  readonly retryAfterS: number
}

interface Wanted {
  readonly destination: unknown
  readonly options: {
    readonly offline?: boolean | undefined
    readonly timeoutMs?: number | undefined
  }
}

/** Counts the check when it is admitted. */
export async function admitCheck(
  c: Context,
  services: AppServices,
  wanted: Wanted,
): Promise<Admission> {
  c.set('subject', targetHost(wanted.destination))
  const refused = await refusedByCaller(c, services)
  if (refused !== undefined) return refused
  const isSent = wanted.options.offline !== true
  return isSent ? admitToTarget(services, wanted) : FREE
}

/** For a rehearsal, which reaches nobody. */
export async function admitRehearsal(c: Context, services: AppServices): Promise<Admission> {
  return (await refusedByCaller(c, services)) ?? FREE
}

const FREE: Admission = { ok: true, holding: (run) => run }

async function refusedByCaller(c: Context, services: AppServices): Promise<Refused | undefined> {
  const name = callerName(c, services)
  const limits = limitsOf(name, services.access.settings)
  const taken = await services.limiter.take(name, ...limits)
  if (taken.ok) return undefined
  const who = callerOf(c).keyId === undefined ? 'your address' : 'this key'
  return refusal(`The limit is ${inWords(limits)} from ${who}.`, taken.retryAfterMs)
}

/** Microsoft's own limit is two minutes, and cleaning up takes a while. */
const LONGEST_CHECK_MS = 120_000
const CLEAN_UP_MS = 60_000

async function admitToTarget(services: AppServices, wanted: Wanted): Promise<Admission> {
  const { gate, newId } = services
  const target = leadTarget(wanted.destination)
  const holder = newId()
  const longest = (wanted.options.timeoutMs ?? LONGEST_CHECK_MS) + CLEAN_UP_MS
  const entered = await gate.enter(target, holder, longest)
  if (!entered.ok) {
    const limit = `This destination takes at most ${inWords(gate.limits)}, whoever asks for them.`
    const busy = 'Another check of this destination is running.'
    return refusal(entered.why === 'busy' ? busy : limit, entered.retryAfterMs)
  }
  return {
    ok: true,
    holding: (run) => async (onEvent, signal) => {
      try {
        return await run(onEvent, signal)
      } finally {
        await gate.leave(target, holder)
      }
    },
  }
}

function refusal(why: string, retryAfterMs: number): Refused {
  const retryAfterS = Math.ceil(retryAfterMs / 1000)
  return { ok: false, detail: `${why} Try again in ${waitInWords(retryAfterS)}.`, retryAfterS }
}

function inWords(limits: readonly RateLimit[]): string {
  const words = limits.map(
    ({ burst, perMs }) =>
      `${burst} ${burst === 1 ? 'check' : 'checks'} in ${PERIODS[perMs] ?? `${perMs / 1000} seconds`}`,
  )
  return words.join(' and ')
}

const PERIODS: Readonly<Record<number, string>> = { 60000: 'a minute', 86400000: '24 hours' }

export function waitInWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
