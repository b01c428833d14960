// How open the service is, from the operator's environment settings.
import { type Environment, settingIn } from '../../model/environment.ts'
import type { RateLimit } from '../../store/rate-limiter.ts'

export interface AccessSettings {
  /** What somebody without a key may do: everything, a little, or nothing. */
  readonly anonymous: Anonymous
  /** True when only this machine reaches the service. */
  readonly isLocal: boolean
  /** Whoever holds it manages the keys of all tenants. */
  readonly adminKey?: string
  /** Checks of one caller without a key; empty for no limit. */
  readonly perAddress: readonly RateLimit[]
  /** Checks of one key; empty for no limit. */
  readonly perKey: readonly RateLimit[]
  /** Checks of one target by all callers; empty for no limit, not even one at a time. */
  readonly perTarget: readonly RateLimit[]
  /** Jobs of one tenant that may wait at a time; absent for no limit. */
  readonly mostWaiting?: number
  /** Event streams of one caller that may be open at a time in one process; absent for no limit. */
  readonly mostStreams?: number
  /** How many proxies in front say truly where a request came from. */
  readonly trustedProxies: number
}

const ANONYMOUS = ['on', 'limited', 'off'] as const
type Anonymous = (typeof ANONYMOUS)[number]

/** 128 bits even when each character holds only four. */
const SHORTEST_ADMIN_KEY = 32
/** A limit counts each event by itself. */
const HIGHEST_LIMIT = 1000
/** Two of the largest batches. */
const WAITING = 10_000
const MOST_WAITING = 500_000
const STREAMS = 20
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export type AccessSettingsResult =
  | { readonly ok: true; readonly settings: AccessSettings }
  | { readonly ok: false; readonly problems: readonly string[] }

/** `isLoopback` is whether it listens on this machine alone. */
export function readAccessSettings(
  environment: Environment,
  { isLoopback }: { readonly isLoopback: boolean },
): AccessSettingsResult {
  const problems: string[] = []
  const read: Reader = { environment, problems }
  const trustedProxies = wholeNumber(read, 'LEADPROBE_TRUSTED_PROXIES', [0, 10]) ?? 0
  // Who sits behind a proxy is reached by others, wherever it listens.
  const isLocal = isLoopback && trustedProxies === 0
  const anonymous = anonymousSetting(read) ?? (isLocal ? 'on' : 'limited')
  const adminKey = adminKeySetting(read)
  const settings = {
    anonymous,
    isLocal,
    ...(adminKey === undefined ? {} : { adminKey }),
    perAddress: limits(read, 'CALLER', anonymous === 'limited' ? [10, 100] : [0, 0]),
    perKey: limits(read, 'KEY', [60, 0]),
    perTarget: limits(read, 'TARGET', isLocal ? [0, 0] : [6, 60]),
    ...atATime(read, 'mostWaiting', 'LEADPROBE_WAITING_PER_TENANT', {
      usual: isLocal ? 0 : WAITING,
      highest: MOST_WAITING,
    }),
    ...atATime(read, 'mostStreams', 'LEADPROBE_STREAMS_PER_CALLER', {
      usual: isLocal ? 0 : STREAMS,
      highest: HIGHEST_LIMIT,
    }),
    trustedProxies,
  }
  return problems.length === 0 ? { ok: true, settings } : { ok: false, problems }
}

interface Reader {
  readonly environment: Environment
  readonly problems: string[]
}

function anonymousSetting({ environment, problems }: Reader): Anonymous | undefined {
  const value = settingIn(environment, 'LEADPROBE_ANONYMOUS')
  const known = ANONYMOUS.find((one) => one === value)
  if (value !== undefined && known === undefined) {
    problems.push('LEADPROBE_ANONYMOUS has to be on, limited or off.')
  }
  return known
}

/** Its value is not repeated. */
function adminKeySetting({ environment, problems }: Reader): string | undefined {
  const value = settingIn(environment, 'LEADPROBE_ADMIN_KEY')
  if (value !== undefined && value.length < SHORTEST_ADMIN_KEY) {
    problems.push(
      `LEADPROBE_ADMIN_KEY needs at least ${SHORTEST_ADMIN_KEY} characters; make one with: openssl rand -hex 32`,
    )
  }
  return value
}

/** Zero stands for no limit. */
function limits(
  read: Reader,
  who: 'CALLER' | 'KEY' | 'TARGET',
  [perMinute, perDay]: readonly [number, number],
): readonly RateLimit[] {
  const all = [
    { burst: limit(read, `LEADPROBE_${who}_PER_MINUTE`) ?? perMinute, perMs: MINUTE_MS },
    { burst: limit(read, `LEADPROBE_${who}_PER_DAY`) ?? perDay, perMs: DAY_MS },
  ]
  return all.filter(({ burst }) => burst > 0)
}

/** Zero stands for no limit, which is told by leaving it out. */
function atATime<S extends 'mostWaiting' | 'mostStreams'>(
  read: Reader,
  setting: S,
  name: string,
  { usual, highest }: { readonly usual: number; readonly highest: number },
): Partial<Record<S, number>> {
  const most = limit(read, name, highest) ?? usual
  return most === 0 ? {} : ({ [setting]: most } as Record<S, number>)
}

function limit(read: Reader, name: string, highest = HIGHEST_LIMIT): number | undefined {
  if (settingIn(read.environment, name) === 'off') return 0
  return wholeNumber(read, name, [1, highest], ', or off')
}

function wholeNumber(
  { environment, problems }: Reader,
  name: string,
  [lowest, highest]: readonly [number, number],
  or = '',
): number | undefined {
  const value = settingIn(environment, name)
  if (value === undefined) return undefined
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
  if (number >= lowest && number <= highest) return number
  problems.push(`${name} has to be a whole number from ${lowest} to ${highest}${or}.`)
  return undefined
}
