// How the token endpoint says no: its error body, with the ids and the time that support asks for.
import { madeUpGuid } from '../made-up.ts'

export interface EntraRefusal {
  /** The digits after AADSTS. */
  readonly number: number
  readonly status: 400 | 401 | 429 | 503
  readonly error: string
  readonly text: string
  readonly suberror?: string
  /** What a sign-in in a browser would have to satisfy. */
  readonly claims?: string
}

/** What the answer repeats of the request, and when it is given. */
export interface RefusalContext {
  readonly host: string
  /** `client-request-id` of the request, if it had one. */
  readonly clientRequestId: string | null
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

export function refused(refusal: EntraRefusal, context: RefusalContext): Response {
  const { number, status, error, text, suberror, claims } = refusal
  const traceId = madeUpGuid(`trace ${context.now}`)
  const correlationId = context.clientRequestId ?? madeUpGuid(`correlation ${context.now}`)
  const timestamp = `${new Date(context.now).toISOString().slice(0, 19).replace('T', ' ')}Z`
  const description = [
    `AADSTS${number}: ${text}`,
    `Trace ID: ${traceId}`,
    `Correlation ID: ${correlationId}`,
    `Timestamp: ${timestamp}`,
  ].join('\r\n')
  const body = {
    error,
    error_description: description,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://${context.host}/error?code=${number}`,
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
  }
  const headers = { ...NO_STORE, 'x-ms-request-id': traceId }
  return Response.json(body, {
    status,
    headers: status === 429 ? { ...headers, 'retry-after': '30' } : headers,
  })
}

export const NO_STORE = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store, no-cache',
  pragma: 'no-cache',
}
