// What the answer to a submission proves.
import type { Exchange, ResponseSeen } from '../../model/exchange.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import type { EvidenceExtra } from '../../net/evidence.ts'
import { asObject, parseJson } from './json.ts'

export type Reception =
  /** `{formId, followUpUrl, …}`: taken, which is not yet a person in the database. */
  | { readonly kind: 'accepted' }
  /** `{message, code}` or `{message, error, errorCode}`, with a status of its own. */
  | { readonly kind: 'refused'; readonly message: string; readonly code?: string }
  | { readonly kind: 'unclear'; readonly isPage: boolean }

export function readSubmission({ status, body }: ResponseSeen): Reception {
  const answer = asObject(parseJson(body))
  if (status >= 500 || status === 429 || status === 408) return { kind: 'unclear', isPage: false }
  if (answer === undefined) return { kind: 'unclear', isPage: status === 200 }
  const { message, error } = answer
  const code = answer['code'] ?? answer['errorCode']
  if (status === 200 && message === undefined && (error === undefined || error === false)) {
    return { kind: 'accepted' }
  }
  const text = typeof message === 'string' ? message : String(error ?? `HTTP ${status}`)
  const named = typeof code === 'string' || typeof code === 'number' ? String(code) : undefined
  const isStatus = named === undefined || named === String(status)
  return { kind: 'refused', message: text, ...(isStatus ? {} : { code: named }) }
}

/** `predicted` are the codes of what the form's description already gave away. */
export function evidenceOfRefusal(
  { message, code }: Extract<Reception, { kind: 'refused' }>,
  predicted: readonly string[],
): EvidenceExtra {
  const own = code === undefined ? [] : [code]
  // "checksum invalid" and "checksum missing" are told by their words; "Rejected" tells nothing.
  const isSaid = /checksum/i.test(message)
  const codes = isSaid ? own : [...own, ...predicted, 'lp:form-rejected']
  return { outcome: 'fail', codes, captures: { message } }
}

export function receiptOf(exchange: Exchange): Receipt {
  if (exchange.outcome === 'failed') return exchange.mayHaveArrived ? 'maybe-created' : 'nothing'
  const { status } = exchange.response
  if (readSubmission(exchange.response).kind === 'refused') return 'nothing'
  return status >= 400 && status < 500 && status !== 408 ? 'nothing' : 'maybe-created'
}
