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
