// An answer of the table service → its code, its message and its request id. No advice.
// https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes, checked 2026-11-20
import type { ResponseSeen } from '../../model/exchange.ts'

export interface TableError {
  /** As written, the header's first; more than one only when header and body differ. */
  readonly codes: readonly string[]
  readonly message?: string
  /** What the service says about a signature it refused. */
  readonly detail?: string
}

/** Trouble of the moment: the same request may work in a minute. */
const PASSING = new Set([
  'AccountBeingCreated',
  'InternalError',
  'OperationTimedOut',
  'ServerBusy',
  'TableBeingDeleted',
])

/** The request itself is at fault, and the request is ours. */
const OURS = new Set([
  'DuplicatePropertiesSpecified',
  'EntityAlreadyExists',
  'EntityTooLarge',
  'InvalidInput',
  'InvalidValueType',
  'OutOfRangeInput',
  'PropertiesNeedValue',
  'PropertyNameInvalid',
  'PropertyNameTooLong',
  'PropertyValueTooLarge',
  'TooManyProperties',
])

/** True for codes that prove nothing about the configuration, whatever their status. */
export function provesNothing(code: string): boolean {
  return PASSING.has(code) || OURS.has(code)
}

/** Auth failures come as XML, the others as JSON; the header is there in both. */
export function readTableError({ headers, body }: ResponseSeen): TableError {
  const { code, message } = fromJson(body) ?? fromXml(body)
  const detail = xmlText(body, 'AuthenticationErrorDetail')
  const codes = [headers['x-ms-error-code'], code].filter(
    (text) => text !== undefined && text !== '',
  )
  return {
    codes: [...new Set(codes as string[])],
    ...(message === undefined ? {} : { message }),
    ...(detail === undefined ? {} : { detail }),
  }
}

interface CodeAndMessage {
  readonly code?: string | undefined
  readonly message?: string | undefined
}

function fromJson(body: string): CodeAndMessage | undefined {
  if (!/^\s*\{/.test(body)) return undefined
  try {
    const error = (JSON.parse(body) as { 'odata.error'?: ODataError })['odata.error']
    return { code: textOf(error?.code), message: textOf(error?.message?.value) }
  } catch {
    return undefined
  }
}

interface ODataError {
  readonly code?: unknown
  readonly message?: { readonly value?: unknown }
}

function fromXml(body: string): CodeAndMessage {
  return { code: xmlText(body, 'Code'), message: xmlText(body, 'Message') }
}

function xmlText(body: string, element: string): string | undefined {
  const open = body.indexOf(`<${element}>`)
  const close = body.indexOf(`</${element}>`, open)
  return open < 0 || close < 0 ? undefined : body.slice(open + element.length + 2, close).trim()
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
