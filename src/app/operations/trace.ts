// The request's own id and that of the trace it belongs to: in logs, problems and the audit log, and
// in no request to a destination.
import type { Context, MiddlewareHandler } from 'hono'
import { requestId } from 'hono/request-id'
import type { AppServices } from '../services.ts'

declare module 'hono' {
  interface ContextVariableMap {
    traceId: string | undefined
  }
}

/** Long enough for any generator's id, too short to hide a message in. */
const LONGEST_ID = 64

export function giveRequestId({ newId }: AppServices): MiddlewareHandler {
  return requestId({ generator: newId, limitLength: LONGEST_ID })
}

export const readTrace: MiddlewareHandler = (c, next) => {
  c.set('traceId', traceIdOf(c.req.header('traceparent')))
  return next()
}

/** The trace id of a W3C `traceparent`; undefined when the header is missing or invalid. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  const found = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/.exec(
    traceparent?.trim() ?? '',
  )
  if (found === null) return undefined
  const [, version, trace, parent, more] = found
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined
  return isZero(trace) || isZero(parent) ? undefined : trace
}

function isZero(digits: string | undefined): boolean {
  return /^0+$/.test(digits ?? '')
}

/** What a problem and a log line say about the request they belong to. */
export function idsOf(c: Context): { readonly requestId: string; readonly traceId?: string } {
  const traceId = c.get('traceId')
  return { requestId: c.get('requestId'), ...(traceId === undefined ? {} : { traceId }) }
}
