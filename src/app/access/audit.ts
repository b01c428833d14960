// Writes the audit log: each request that changes something, and each key that is turned away.
import type { Context, MiddlewareHandler } from 'hono'
import type { AppServices } from '../services.ts'
import { callerAddress } from './address-of.ts'
import { callerOf } from './caller-of.ts'

/** What can be done; a closed list, because people filter by it. */
export type AuditAction =
  | 'check.run'
  | 'check.cancel'
  | 'report.delete'
  | 'key.create'
  | 'key.revoke'
  | 'session.begin'
  | 'session.end'
  | 'session.refused'
  | 'batch.create'
  | 'batch.cancel'
  | 'watch.check'

declare module 'hono' {
  interface ContextVariableMap {
    /** What the request does, when it changes something. */
    action: AuditAction | undefined
    /** The id of what it does it to, where the address does not hold it. */
    subject: string | undefined
  }
}

/** Refusals of one address that are written down; more would only fill the log. */
const REFUSALS = { burst: 10, perMs: 60_000 }

export function audit(services: AppServices): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const action = c.get('action')
    if (action === undefined) return
    const { keyId } = callerOf(c)
    // Somebody without a key who was refused changed nothing, and could fill the log.
    if (keyId === undefined && c.res.status >= 400) return
    await record(c, services, action, c.res.status)
  }
}

/** For a key or a sign-in that is not accepted; the key itself is not kept. */
export async function recordRefusedKey(c: Context, services: AppServices): Promise<void> {
  const name = `refused ${callerAddress(c, services)}`
  const { ok } = await services.limiter.take(name, REFUSALS)
  if (ok) await record(c, services, 'session.refused', 401)
}

async function record(
  c: Context,
  { access }: AppServices,
  action: AuditAction,
  status: number,
): Promise<void> {
  const { tenant = null, keyId = null } = callerOf(c)
  const subject = c.get('subject') ?? c.req.param('id') ?? null
  const requestId = c.get('requestId')
  await access.audit.add({ tenant, keyId, action, subject, status, requestId })
}
