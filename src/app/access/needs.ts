// What a route asks of its caller: a scope, and the action that it is in the audit log.
import type { Context, MiddlewareHandler } from 'hono'
import type { Scope } from '../../model/caller.ts'
import { problems } from '../api/responses.ts'
import { sendProblem } from '../problem.ts'
import { refuse } from '../refusals.tsx'
import type { AppServices } from '../services.ts'
import type { AuditAction } from './audit.ts'
import { callerOf } from './caller-of.ts'

/** To be spread into a route of the API. Without an action the request changes nothing. */
export function needs(scope: Scope, action?: AuditAction) {
  return {
    security: [{ key: [scope] }, { session: [scope] }] as Record<string, string[]>[],
    middleware: demand(scope, action),
  }
}

/** What every route that needs a scope may answer. */
export const accessProblems = problems('unauthorized', 'forbidden')

function demand(scope: Scope, action: AuditAction | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (action !== undefined) c.set('action', action)
    const refusal = refusalOf(c, scope)
    return refusal === undefined ? next() : sendProblem(c, refusal.name, refusal.detail)
  }
}

/** The same for a page. */
export function pageNeeds(
  services: AppServices,
  scope: Scope,
  action?: AuditAction,
): MiddlewareHandler {
  return async (c, next) => {
    if (action !== undefined) c.set('action', action)
    const refusal = refusalOf(c, scope)
    return refusal === undefined ? next() : refuse(c, services, refusal.name, refusal.detail)
  }
}

/** Undefined when the caller has the scope. */
function refusalOf(c: Context, scope: Scope) {
  const { scopes, keyId } = callerOf(c)
  if (scopes.has(scope)) return undefined
  if (keyId === undefined) {
    c.header('www-authenticate', 'Bearer realm="leadprobe"')
    const detail = `This needs a key with the scope ${scope}. Sign in with one, or send it as “Authorization: Bearer lp_…”.`
    return { name: 'unauthorized' as const, detail }
  }
  const challenge = `Bearer realm="leadprobe", error="insufficient_scope", scope="${scope}"`
  c.header('www-authenticate', challenge)
  return { name: 'forbidden' as const, detail: `The key lacks the scope ${scope}.` }
}
