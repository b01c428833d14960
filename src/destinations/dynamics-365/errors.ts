// A Dataverse error answer → its codes and its message. No advice.
// https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes, checked 2026-11-20
import type { Exchange, ResponseSeen } from '../../model/exchange.ts'
import type { Verdict } from '../../model/vocabulary.ts'

export interface DataverseError {
  /** As eight hexadecimal digits, `0x80040220`, most specific first. */
  readonly codes: readonly string[]
  /** In the caller's language. */
  readonly message?: string
}

/** The account cannot do anything in this environment, whatever it asks for. */
const ACCOUNT_REFUSED = new Set([
  '0x80042f09', // no roles
  '0x80072560', // not a member
  '0x80040225', // disabled
  '0x8004d24b', // no licence
  '0x8004d24c', // no licence
])
/** The environment takes nothing from anybody, whatever the status says. */
const ENVIRONMENT_CLOSED = new Set(['0x8004a104', '0x8004a113'])
const THROTTLED = new Set(['0x80072321', '0x80072322', '0x80072326'])
const DATABASE_TROUBLE = new Set(['0x80044150', '0x80044151'])
/** The body itself is at fault, and the body is ours. */
const OURS = new Set(['0x80048d19'])

/** HRESULTs of Dataverse in a message, in both spellings. */
const HEX_IN_TEXT = /\b0x8[0-9a-f]{7}\b/gi
const DECIMAL_IN_TEXT = /(?<![\w-])-2147\d{6}\b/g
const MAX_IN_TEXT = 4

export function readDataverseError({ body }: Pick<ResponseSeen, 'body'>): DataverseError {
  const error = errorIn(body)
  if (error === undefined) return { codes: [] }
  const message = typeof error.message === 'string' ? error.message : undefined
  const own = codeOf(error.code)
  const codes = own === undefined ? codesInText(message ?? '') : [own]
  return { codes, ...(message === undefined ? {} : { message }) }
}

/** What the codes prove beyond the status; undefined leaves it to the status. */
export function outcomeOfCodes(codes: readonly string[]): Verdict | undefined {
  const has = (set: ReadonlySet<string>) => codes.some((code) => set.has(code.toLowerCase()))
  if (has(THROTTLED) || has(DATABASE_TROUBLE) || has(OURS)) return 'inconclusive'
  return has(ACCOUNT_REFUSED) || has(ENVIRONMENT_CLOSED) ? 'fail' : undefined
}

/** True when every other request of this account would be refused in the same way. */
export function isRefusedAltogether(exchange: Exchange): boolean {
  if (exchange.outcome === 'failed') return false
  const { codes } = readDataverseError(exchange.response)
  return exchange.response.status === 401 || outcomeOfCodes(codes) === 'fail'
}

interface ODataError {
  readonly code?: unknown
  readonly message?: unknown
}

function errorIn(body: string): ODataError | undefined {
  if (!/^\s*\{/.test(body)) return undefined
  try {
    const { error } = JSON.parse(body) as { readonly error?: unknown }
    return typeof error === 'object' && error !== null ? error : undefined
  } catch {
    return undefined
  }
}

/** The code comes in hexadecimal, in decimal (signed, 32 bits), empty or as `0x0`. */
function codeOf(code: unknown): string | undefined {
  const text = String(code ?? '').trim()
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) {
    return Number(text) === 0 ? undefined : `0x${text.slice(2).toLowerCase().padStart(8, '0')}`
  }
  return /^-?\d{1,10}$/.test(text) && Number(text) !== 0 ? hexOf(Number(text)) : undefined
}

function codesInText(message: string): readonly string[] {
  const hex = message.match(HEX_IN_TEXT) ?? []
  const decimal = message.match(DECIMAL_IN_TEXT) ?? []
  const all = [
    ...hex.map((code) => code.toLowerCase()),
    ...decimal.map((code) => hexOf(Number(code))),
  ]
  return [...new Set(all)].slice(0, MAX_IN_TEXT)
}

function hexOf(code: number): string {
  return `0x${(code >>> 0).toString(16).padStart(8, '0')}`
}
