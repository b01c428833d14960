// What a receiver's answer to the lead proves, beyond its status, and whether the lead may be there.
import type { Exchange, ResponseSeen } from '../../model/exchange.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import type { EvidenceExtra } from '../../net/evidence.ts'
import { isPage } from './api.ts'
import { saysError } from './error-words.ts'
import { codesOfBody, reportsError } from './errors.ts'
import { readFlowUrl } from './flow-url.ts'
import { receiverAt } from './receivers.ts'

/** What the address and the body add to the generic reading of the status. */
export function readAnswer(url: URL, response: ResponseSeen): EvidenceExtra {
  const codes = codesOfBody(response.body)
  if (!isSuccess(response)) return isChallenge(response) ? { codes, ...UNSURE } : { codes }
  if (response.truncated) return {}
  if (isPage(response.body)) return { codes: ['lp:answer-is-page'], ...UNSURE }
  // Some receivers report their trouble inside a 200.
  if (reportsError(response.body) || saysError(response.body)) {
    return { codes: [...codes, 'lp:answer-reports-error'], ...UNSURE }
  }
  return acceptance(url, response)
}

/** Receivers that accept before they know whether the lead can be used. */
function acceptance(url: URL, { status }: ResponseSeen): EvidenceExtra {
  const isFlow = readFlowUrl(url) !== undefined
  if (isFlow && status === 202) return { codes: ['lp:flow-accepted'], outcome: 'warn' }
  const isZapier = receiverAt(url)?.nature === 'zapier'
  return isZapier ? { codes: ['lp:zapier-hook'], outcome: 'warn' } : {}
}

/** Whether a lead can be at the receiver after this exchange. */
export function receiptOf(url: URL, exchange: Exchange): Receipt {
  if (exchange.outcome === 'failed') return exchange.mayHaveArrived ? 'maybe-created' : 'nothing'
  const { response } = exchange
  if (isSuccess(response)) return readAnswer(url, response).outcome ? 'maybe-created' : 'created'
  return isCertainRefusal(url, response) ? 'nothing' : 'maybe-created'
}

/**
 * 301, 307 and 308 are given before a form is read, 302 and 303 also after it. A flow's own Response
 * action may answer with any status, and then without an error code.
 */
function isCertainRefusal(url: URL, { status, body }: ResponseSeen): boolean {
  if (status < 400) return status === 301 || status === 307 || status === 308
  if (status >= 500 || status === 408) return false
  return readFlowUrl(url) === undefined || codesOfBody(body).length > 0
}

/** A robot check in front of the receiver met leadprobe; it need not meet the marketplace. */
function isChallenge({ status, headers }: ResponseSeen): boolean {
  return headers['cf-mitigated'] !== undefined || status === 407
}

function isSuccess({ status }: ResponseSeen): boolean {
  return status >= 200 && status < 300
}

const UNSURE = { outcome: 'inconclusive' } as const
