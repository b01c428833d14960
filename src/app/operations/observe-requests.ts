// Logs and counts every request by its route: an address may hold an id, a query or worse.
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { callerOf } from '../access/caller-of.ts'
import type { AppServices } from '../services.ts'
import { idsOf } from './trace.ts'

export function observeRequests({ clock, log, requests }: AppServices): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = clock.monotonicMs()
    await next()
    const durationMs = Math.round((clock.monotonicMs() - startedAt) * 10) / 10
    const { status } = c.res
    const seen = { method: c.req.method, route: routeOf(c), status }
    requests.count(seen, durationMs)
    // For what refused the request before its sender was looked at.
    const caller = callerOf(c) as ReturnType<typeof callerOf> | undefined
    const who = { tenant: caller?.tenant, keyId: caller?.keyId }
    log.write(levelOf(status), 'request', { ...seen, durationMs, ...idsOf(c), ...who })
  }
}

function levelOf(status: number) {
  return status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info'
}

/** Files of the page have a hash in their names; what no route is for has any name at all. */
function routeOf(c: Context): string {
  const path = matchedRoutes(c)
    .map((route) => route.path)
    .findLast((candidate) => !candidate.endsWith('*'))
  if (path === undefined) return 'none'
  return path.startsWith('/assets/') ? '/assets' : path
}
