// What a refused or broken Dataverse request proves, as evidence.
import type { Evidence } from '../../model/evidence.ts'
import type { Exchange, ResponseSeen } from '../../model/exchange.ts'
import type { StepId } from '../../model/vocabulary.ts'
import { type EvidenceExtra, evidenceOfExchange } from '../../net/evidence.ts'
import { outcomeOfCodes, readDataverseError } from './errors.ts'

export function evidenceOfRefusal(
  step: StepId,
  exchange: Exchange,
  extra: EvidenceExtra = {},
): Evidence {
  if (exchange.outcome === 'failed') return evidenceOfExchange(step, exchange, extra)
  const { captures, ...read } = readRefusal(exchange.response)
  return evidenceOfExchange(step, exchange, {
    ...read,
    ...extra,
    captures: { ...captures, ...extra.captures },
  })
}

/** `403 0x80040220`, or the network's code when no answer came. */
export function refusalInShort(exchange: Exchange): string {
  if (exchange.outcome === 'failed') return exchange.failure.code
  const { codes } = readDataverseError(exchange.response)
  return [exchange.response.status, ...codes.slice(0, 1)].join(' ')
}

/** Milliseconds to wait before the next request, as a throttled answer demands; 0 for any other. */
export function retryAfterMs(exchange: Exchange, now: number): number {
  if (exchange.outcome === 'failed') return 0
  const { status, headers } = exchange.response
  const value = headers['retry-after']
  if (value === undefined || (status !== 429 && status !== 503)) return 0
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000
  const until = Date.parse(value)
  return Number.isNaN(until) ? 0 : Math.max(0, until - now)
}

function readRefusal(response: ResponseSeen): EvidenceExtra {
  const { codes, message } = readDataverseError(response)
  const { captures, ...judged } = judge(response, codes)
  const requestId = response.headers['x-ms-service-request-id'] ?? response.headers['req_id']
  const retryAfter = response.headers['retry-after']
  return {
    codes,
    ...(message === undefined ? {} : { text: message }),
    ...judged,
    captures: {
      ...captures,
      ...(requestId === undefined ? {} : { requestId }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
  }
}

function judge({ status }: ResponseSeen, codes: readonly string[]): EvidenceExtra {
  // A 2xx that cannot be used: something else answered in the environment's place.
  if (status < 300) return { codes: ['lp:answer-is-page', ...codes], outcome: 'inconclusive' }
  const outcome = outcomeOfCodes(codes)
  return outcome === undefined ? {} : { outcome }
}
