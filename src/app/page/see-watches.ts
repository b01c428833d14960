// Whether the frame of a page leads to the watched destinations.
import type { MiddlewareHandler } from 'hono'
import type { WatchService } from '../../watch/watch.ts'
import { callerOf } from '../access/caller-of.ts'

export function seeWatches(watch: WatchService): MiddlewareHandler {
  return (c, next) => {
    const { tenant, scopes } = callerOf(c)
    c.set('seesWatches', scopes.has('watch:read') && watch.isFor(tenant))
    return next()
  }
}
