// The cookie of a browser that signed in. It holds 256 random bits, and ends with its key.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Caller } from '../../model/caller.ts'
import { SESSION_MS } from '../../store/session-store.ts'
import type { AppServices } from '../services.ts'
import { isSecure } from './address-of.ts'
import { callerWithKeyId, hashOf } from './keyring.ts'

const COOKIE = 'leadprobe-session'
const TOKEN_BYTES = 32

export async function beginSession(
  c: Context,
  services: AppServices,
  keyId: string,
): Promise<void> {
  const token = services.randomHex(TOKEN_BYTES)
  await services.access.sessions.add({ hash: await hashOf(token), keyId })
  const { name, options } = cookieFor(c, services)
  setCookie(c, name, token, { ...options, maxAge: SESSION_MS / 1000 })
}

export async function endSession(c: Context, services: AppServices): Promise<void> {
  const { name, options } = cookieFor(c, services)
  const token = getCookie(c, name)
  if (token !== undefined) await services.access.sessions.end(await hashOf(token))
  deleteCookie(c, name, options)
}

/** Undefined without a session, and when the session or its key has ended. */
export async function callerWithSession(
  c: Context,
  services: AppServices,
): Promise<Caller | undefined> {
  const token = getCookie(c, cookieFor(c, services).name)
  if (token === undefined) return undefined
  const keyId = await services.access.sessions.keyOf(await hashOf(token))
  return keyId === undefined ? undefined : callerWithKeyId(services, keyId)
}

/** A browser takes `__Host-` only over TLS, and then from this very host alone. */
function cookieFor(c: Context, services: AppServices) {
  const secure = isSecure(c, services)
  const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const
  return { name: secure ? `__Host-${COOKIE}` : COOKIE, options }
}

/** Whether the request is from a page of ours; another site's may not use the session. */
export function isFromOwnPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(c.req.url).origin
}
