// Turns what the network did into evidence: the same reading for every destination kind.
import type { Evidence } from '../model/evidence.ts'
import type { Connection, Exchange, NetworkFailure, ResponseSeen } from '../model/exchange.ts'
import type { StepId } from '../model/vocabulary.ts'
import { pickHeaders } from './answer-headers.ts'
import { hostOf } from './host-of.ts'
import { codesOfStatus, outcomeOfFailure, outcomeOfStatus } from './proof.ts'

/**
 * What a destination knows better than the generic reading. `codes` come before the generic ones,
 * `captures` are added to them, everything else replaces.
 */
export type EvidenceExtra = Partial<Omit<Evidence, 'step'>>

/**
 * Evidence of a connection attempt. A connection that was made is a `pass`; one that this runtime
 * cannot observe is a `pass` too, with the reason as its text: mark such a step as skipped.
 */
export function evidenceOfConnection(
  step: StepId,
  connection: Connection,
  extra: EvidenceExtra = {},
): Evidence {
  const host = connection.host === '' ? {} : { host: connection.host }
  switch (connection.outcome) {
    case 'connected':
      return merge({ step, outcome: 'pass', codes: [], ...host }, extra)
    case 'unobservable':
      return merge({ step, outcome: 'pass', codes: [], ...host, text: connection.reason }, extra)
    case 'failed':
      return merge({ ...ofFailure(step, connection.failure), ...host }, extra)
  }
}

/**
 * Evidence of one request. An answer is judged by its status alone: a destination that reads more
 * out of the body passes `outcome` and `codes`.
 */
export function evidenceOfExchange(
  step: StepId,
  exchange: Exchange,
  extra: EvidenceExtra = {},
): Evidence {
  const host = hostOf(exchange.request.url)
  const base =
    exchange.outcome === 'answered'
      ? ofResponse(step, exchange.response)
      : ofFailure(step, exchange.failure)
  const told = isCancelled(exchange) ? withoutField(extra) : extra
  return merge(host === undefined ? base : { ...base, host }, told)
}

/** A check that somebody stopped says nothing about any field. */
function isCancelled(exchange: Exchange): boolean {
  return exchange.outcome === 'failed' && exchange.failure.code === 'lp:cancelled'
}

function withoutField({ field: _, ...extra }: EvidenceExtra): EvidenceExtra {
  return extra
}

function ofFailure(step: StepId, failure: NetworkFailure): Evidence {
  const { status } = failure
  return {
    step,
    outcome: outcomeOfFailure(failure),
    codes: [failure.code],
    ...(status === undefined ? {} : { status }),
    text: failure.message,
    captures: capturesOfFailure(failure),
  }
}

function ofResponse(step: StepId, response: ResponseSeen): Evidence {
  const location = response.headers['location']
  return {
    step,
    outcome: outcomeOfStatus(response),
    codes: codesOfStatus(response),
    status: response.status,
    headers: pickHeaders(response.headers),
    ...(response.body === '' ? {} : { text: response.body }),
    ...(location === undefined ? {} : { captures: { location } }),
  }
}

function capturesOfFailure(failure: NetworkFailure): Readonly<Record<string, string>> {
  const { certificate, address } = failure
  return {
    phase: failure.phase,
    ...(address === undefined ? {} : { address }),
    ...(certificate === undefined
      ? {}
      : {
          subject: certificate.subject,
          issuer: certificate.issuer,
          validFrom: certificate.validFrom,
          validTo: certificate.validTo,
          altNames: certificate.altNames.join(', '),
        }),
  }
}

function merge(base: Evidence, extra: EvidenceExtra): Evidence {
  const captures = { ...base.captures, ...extra.captures }
  return {
    ...base,
    ...extra,
    codes: [...new Set([...(extra.codes ?? []), ...base.codes])],
    ...(Object.keys(captures).length === 0 ? {} : { captures }),
  }
}
