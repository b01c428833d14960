// Whether the frame of a page leads to the watched destinations.
import type { MiddlewareHandler } from 'hono'
import { callerOf } from '../access/caller-of.ts'
import type { AppServices } from '../services.ts'

export function seeWatches({ watch }: AppServices): MiddlewareHandler {
  return (c, next) => {
    const { tenant, scopes } = callerOf(c)
    c.set('seesWatches', scopes.has('watch:read') && watch?.isFor(tenant) === true)
    return next()
  }
}
