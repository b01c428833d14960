// What a refused or broken table request proves, beyond its status.
import type { Evidence } from '../../model/evidence.ts'
import type { Exchange, ResponseSeen } from '../../model/exchange.ts'
import type { StepId } from '../../model/vocabulary.ts'
import { type EvidenceExtra, evidenceOfExchange } from '../../net/evidence.ts'
import { provesNothing, readTableError, type TableError } from './errors.ts'

/** The service refuses requests dated more than 15 minutes off; the answer itself takes a while. */
const SKEW_TOLERANCE_MS = 10 * 60_000

/** `now` in milliseconds since the Unix epoch. */
export function evidenceOfRefusal(
  step: StepId,
  exchange: Exchange,
  now: number,
  extra: EvidenceExtra = {},
): Evidence {
  const field = '/connectionString'
  if (exchange.outcome === 'failed') return evidenceOfExchange(step, exchange, { field, ...extra })
  const { codes = [], captures, ...rest } = readRefusal(exchange.response, now)
  return evidenceOfExchange(step, exchange, {
    field,
    ...rest,
    ...extra,
    codes: [...codes, ...(extra.codes ?? [])],
    captures: { ...captures, ...extra.captures },
  })
}

/** The service's own codes, most specific first. */
export function codesOf(exchange: Exchange): readonly string[] {
  return exchange.outcome === 'answered' ? readTableError(exchange.response).codes : []
}

function readRefusal(response: ResponseSeen, now: number): EvidenceExtra {
  const error = readTableError(response)
  const requestId = response.headers['x-ms-request-id']
  const text = [error.message, error.detail].filter((line) => line !== undefined).join('\n')
  const { captures, ...judged } = judge(error, response, now)
  return {
    ...(text === '' ? {} : { text }),
    ...judged,
    captures: { ...captures, ...(requestId === undefined ? {} : { requestId }) },
  }
}

function judge(error: TableError, response: ResponseSeen, now: number): EvidenceExtra {
  const { codes, detail = '' } = error
  // A 2xx that the SDK could not use: something else answered in the service's place.
  if (response.status < 300)
    return { codes: ['lp:answer-is-page', ...codes], outcome: 'inconclusive' }
  if (codes.some(provesNothing)) return { codes, outcome: 'inconclusive' }
  if (!codes.includes('AuthenticationFailed')) return { codes }
  if (/not valid in the specified time frame/i.test(detail))
    return { codes: ['lp:sas-expired', ...codes] }
  const skewMs = skewOf(response, now)
  const isSkewed = skewMs > SKEW_TOLERANCE_MS || /date header (is )?too old/i.test(detail)
  return isSkewed ? skewed(codes, skewMs) : { codes }
}

/** Our clock is at fault, so nothing is proven about the key. */
function skewed(codes: readonly string[], skewMs: number): EvidenceExtra {
  const skew = `${Math.round(skewMs / 60_000)} minutes`
  return { codes: ['lp:clock-skew', ...codes], outcome: 'inconclusive', captures: { skew } }
}

function skewOf({ headers }: ResponseSeen, now: number): number {
  const served = Date.parse(headers['date'] ?? '')
  return Number.isNaN(served) ? 0 : Math.abs(now - served)
}
