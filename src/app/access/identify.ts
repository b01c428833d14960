// Finds out who sent a request, before any route sees it. A key that is not in force is refused at
// once: nobody is quietly taken for somebody without one.
import type { Context, MiddlewareHandler } from 'hono'
import type { Caller, Scope } from '../../model/caller.ts'
import { refuse } from '../refusals.tsx'
import type { AppServices } from '../services.ts'
import type { AccessSettings } from './access-settings.ts'
import { recordRefusedKey } from './audit.ts'
import { callerWithKey } from './keyring.ts'
import { callerWithSession, isFromOwnPage } from './session.ts'

export function identify(services: AppServices): MiddlewareHandler {
  const { adminKey, anonymous } = services.access.settings
  const canSignIn = adminKey !== undefined || anonymous !== 'on'
  const anybody = anonymousCaller(services.access.settings)
  return async (c, next) => {
    c.set('caller', anybody)
    c.set('canSignIn', canSignIn)
    const key = bearerOf(c)
    if (key !== undefined) {
      const caller = await callerWithKey(services, key)
      if (caller === undefined) return refuseKey(c, services)
      c.set('caller', caller)
      return next()
    }
    const signedIn = await callerWithSession(c, services)
    if (signedIn === undefined) return next()
    if (!isSafe(c.req.method) && !isFromOwnPage(c)) {
      return refuse(c, services, 'cross-site', 'The request could not be accepted.')
    }
    c.set('caller', signedIn)
    return next()
  }
}

/** Other schemes are between the client and a proxy in front. */
function bearerOf(c: Context): string | undefined {
  const found = /^bearer\b(.*)$/i.exec(c.req.header('authorization') ?? '')
  return found?.[1]?.trim()
}

async function refuseKey(c: Context, services: AppServices) {
  await recordRefusedKey(c, services)
  c.header('www-authenticate', 'Bearer realm="leadprobe", error="invalid_token"')
  return refuse(c, services, 'unauthorized', WRONG_KEY)
}

/** One sentence for every reason: which it is would help somebody who guesses. */
export const WRONG_KEY = 'This key is not in force: it is unknown, expired or revoked.'

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/** What whoever has no key may do. */
export function anonymousCaller({ anonymous, isLocal }: AccessSettings): Caller {
  const scopes = new Set<Scope>([
    ...ANONYMOUS_SCOPES[anonymous],
    ...(isLocal ? (['metrics:read'] as const) : []),
  ])
  return { tenant: undefined, keyId: undefined, scopes }
}

const ANONYMOUS_SCOPES = {
  on: ['check:run', 'report:read', 'report:delete', 'batch:run', 'watch:read'],
  limited: ['check:run', 'report:read', 'report:delete'],
  off: [],
} as const satisfies Record<AccessSettings['anonymous'], readonly Scope[]>
