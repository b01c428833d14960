// Who asks, as far as it matters: whose earlier check may be shown beside a new one. A random value
// in a cookie, which no page script can read and no other site sends along.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { KEEP_MS } from '../store/report-store.ts'
import type { AppServices } from './services.ts'

const COOKIE = 'leadprobe-visitor'

/** Undefined for a client that is not one of our own pages: it gets no cookie. */
export function visitorOf(c: Context, { newId }: AppServices): string | undefined {
  if (c.req.header('sec-fetch-site') !== 'same-origin') return undefined
  const known = getCookie(c, COOKIE)
  const visitor = known !== undefined && /^[0-9a-f]{32}$/.test(known) ? known : newId()
  setCookie(c, COOKIE, visitor, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: KEEP_MS / 1000,
    secure: new URL(c.req.url).protocol === 'https:',
  })
  return visitor
}
