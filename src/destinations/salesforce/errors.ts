// An answer of Salesforce's API → its codes and its message. No advice.
// REST: [{errorCode, message, fields}]; token endpoint: {error, error_description}; SOAP: a fault.
import type { ResponseSeen } from '../../model/exchange.ts'

export interface ApiError {
  /** Most specific first, as written. */
  readonly codes: readonly string[]
  /** Plain words, when the body is not made for reading. */
  readonly message?: string
}

export function readApiError({ body }: ResponseSeen): ApiError {
  return /^\s*</.test(body) ? fromXml(body) : fromJson(body)
}

function fromJson(body: string): ApiError {
  const value = parse(body)
  const entries = (Array.isArray(value) ? value : [value]).map(asObject)
  const codes = entries.flatMap(({ errorCode, error }) => [errorCode, error]).filter(isCode)
  return { codes: [...new Set(codes)] }
}

/** `<faultcode>sf:INVALID_LOGIN</faultcode>`; the fault string begins with the code as well. */
function fromXml(body: string): ApiError {
  const fault = element(body, 'faultstring')
  const candidates = [
    element(body, 'sf:exceptionCode'),
    element(body, 'faultcode')?.split(':').at(-1),
    fault?.split(':')[0],
  ]
  return {
    codes: [...new Set(candidates.filter(isCode))],
    ...(fault === undefined ? {} : { message: fault }),
  }
}

function element(body: string, name: string): string | undefined {
  const open = body.indexOf(`<${name}>`)
  const close = body.indexOf(`</${name}>`, open)
  return open < 0 || close < 0 ? undefined : body.slice(open + name.length + 2, close).trim()
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_]{2,80}$/.test(value)
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
