// What a caller's checks are counted by. Every check of theirs counts, however it is asked for.
import type { Context } from 'hono'
import type { RateLimit } from '../../store/rate-limiter.ts'
import type { AppServices } from '../services.ts'
import type { AccessSettings } from './access-settings.ts'
import { callerAddress } from './address-of.ts'
import { callerOf } from './caller-of.ts'

const KEY = 'key '

/** The name under which the checks of whoever sent this are counted. */
export function callerName(c: Context, services: AppServices): string {
  const { keyId } = callerOf(c)
  return keyId === undefined ? `caller ${callerAddress(c, services)}` : `${KEY}${keyId}`
}

/** Of a caller of that name; empty for no limit. */
export function limitsOf(name: string, settings: AccessSettings): readonly RateLimit[] {
  return name.startsWith(KEY) ? settings.perKey : settings.perAddress
}
