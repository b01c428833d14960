// Whose check it is: of a tenant, and of a browser whose earlier check may be shown beside a new one.
// The browser has a random value in a cookie, which no page script can read and no other site sends.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { KEEP_MS } from '../store/report-store.ts'
import { isSecure } from './access/address-of.ts'
import { callerOf } from './access/caller-of.ts'
import type { AppServices } from './services.ts'

const COOKIE = 'leadprobe-visitor'

export interface Owner {
  /** Undefined for a client that is not one of our own pages. */
  readonly visitor?: string | undefined
  /** Undefined for somebody without a key. */
  readonly tenant?: string | undefined
}

export function ownerOf(c: Context, services: AppServices): Owner {
  return { visitor: visitorOf(c, services), tenant: callerOf(c).tenant }
}

/** Undefined for a client that is not one of our own pages: it gets no cookie. */
function visitorOf(c: Context, services: AppServices): string | undefined {
  if (c.req.header('sec-fetch-site') !== 'same-origin') return undefined
  const known = getCookie(c, COOKIE)
  const visitor = known !== undefined && /^[0-9a-f]{32}$/.test(known) ? known : services.newId()
  setCookie(c, COOKIE, visitor, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: KEEP_MS / 1000,
    secure: isSecure(c, services),
  })
  return visitor
}
