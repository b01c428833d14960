// A refusal of the token endpoint → its codes, its words and what support asks for. No advice.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes, checked 2026-11-20
import type { ResponseSeen } from '../../model/exchange.ts'
import type { EvidenceExtra } from '../../net/evidence.ts'

/** The service's own trouble, or its limits: nothing is said about the credentials. */
const PASSING = new Set([
  'AADSTS50033',
  'AADSTS50196',
  'AADSTS90006',
  'AADSTS90024',
  'AADSTS90033',
  'AADSTS90055',
  'server_error',
  'temporarily_unavailable',
])
/** Given for a locked account, and for a suspicious address, which would be ours. */
const LOCKED = 'AADSTS50053'
const NUMBER_IN_TEXT = /\bAADSTS(\d{4,8})\b/

/** What the answer adds to the generic reading of its status. */
export function readTokenError({ body, status }: ResponseSeen): EvidenceExtra {
  const error = errorIn(body)
  if (error === undefined) {
    return { codes: status === 429 ? [] : ['lp:no-token'], outcome: 'inconclusive' }
  }
  const codes = codesOf(error)
  const text = textOf(error['error_description'])
  const captures = {
    ...capture('traceId', error['trace_id']),
    ...capture('correlationId', error['correlation_id']),
    ...capture('timestamp', error['timestamp']),
  }
  const outcome = status < 400 || provesNothing(codes, text ?? '') ? 'inconclusive' : undefined
  return {
    codes,
    captures,
    ...(text === undefined ? {} : { text }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

type TokenError = Readonly<Record<string, unknown>>

function errorIn(body: string): TokenError | undefined {
  try {
    const answer = JSON.parse(body) as TokenError | null
    return typeof answer?.['error'] === 'string' ? answer : undefined
  } catch {
    return undefined
  }
}

/** The number says most; the OAuth words say anything only where there is no number. */
function codesOf(error: TokenError): readonly string[] {
  const listed = Array.isArray(error['error_codes']) ? error['error_codes'] : []
  const inText = NUMBER_IN_TEXT.exec(textOf(error['error_description']) ?? '')?.[1]
  const numbers = [...listed, inText].filter((code) => /^\d{4,8}$/.test(String(code ?? '')))
  const words = [textOf(error['suberror']), ...(numbers.length > 0 ? [] : [textOf(error['error'])])]
  return [
    ...new Set(numbers.map((code) => `AADSTS${code}`)),
    ...words.filter((word) => word !== undefined && word !== ''),
  ] as readonly string[]
}

function provesNothing(codes: readonly string[], text: string): boolean {
  if (codes.some((code) => PASSING.has(code))) return true
  return codes.includes(LOCKED) && /\bIP address\b/i.test(text)
}

function capture(name: string, value: unknown): Readonly<Record<string, string>> {
  const text = textOf(value)
  return text === undefined || text === '' ? {} : { [name]: text }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
