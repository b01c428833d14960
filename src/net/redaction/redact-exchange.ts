// One recorded exchange as the report may show it: redacted, and with credentials headers blanked.
import type { Connection, Exchange, ResponseSeen } from '../../model/exchange.ts'
import type { ReportedExchange } from '../../model/report.ts'
import type { Redactor } from './redactor.ts'

/** Headers whose whole value is a credential, whatever it looks like. */
const CREDENTIAL_HEADERS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-functions-key',
  'x-ms-copy-source-authorization',
])

export function reportExchange(seen: Exchange | Connection, redactor: Redactor): ReportedExchange {
  return redactor.deep('request' in seen ? fromExchange(seen) : fromConnection(seen))
}

function fromExchange(exchange: Exchange): ReportedExchange {
  const { phases } = exchange
  const { maxBodyBytes: _, ...request } = exchange.request
  const shared = {
    request: { ...request, headers: blankCredentials(request.headers) },
    phases: definedOnly(phases),
  }
  if (exchange.outcome === 'failed') return { ...shared, failure: plainFailure(exchange.failure) }
  const { response } = exchange
  const headers = blankCredentials(response.headers)
  return { ...shared, response: { ...clipped(response), headers } }
}

/** A description of hundreds of fields is read whole, and nobody reads it in a report. */
const LONGEST_BODY = 64 * 1024

function clipped(response: ResponseSeen): ResponseSeen {
  if (response.body.length <= LONGEST_BODY) return response
  return { ...response, body: response.body.slice(0, LONGEST_BODY), truncated: true }
}

function fromConnection(connection: Connection): ReportedExchange {
  const request = {
    method: 'CONNECT',
    url: `https://${connection.host}:${connection.port}`,
    headers: {},
  }
  if (connection.outcome === 'unobservable') return { request, phases: {} }
  const shared = { request, phases: definedOnly(connection.phases) }
  if (connection.outcome === 'connected') return shared
  return { ...shared, failure: plainFailure(connection.failure) }
}

function plainFailure(failure: Extract<Exchange, { outcome: 'failed' }>['failure']) {
  const { phase, code, message, timedOut } = failure
  return { phase, code, message, timedOut }
}

function blankCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  const blank = ([name, value]: [string, string]): [string, string] =>
    CREDENTIAL_HEADERS.has(name.toLowerCase()) ? [name, '[secret:header]'] : [name, value]
  return Object.fromEntries(Object.entries(headers).map(blank))
}

function definedOnly(phases: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const entries = Object.entries(phases).filter((entry) => entry[1] !== undefined)
  return Object.fromEntries(entries) as Record<string, number>
}
