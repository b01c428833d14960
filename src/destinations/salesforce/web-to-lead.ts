// The one request that Web-to-Lead gets, and what its answer proves.
// The marketplace's own request is documented no further than its fields.
import { salesforceForm } from '../../lead/salesforce-form.ts'
import type { Exchange, OutboundRequest, ResponseSeen } from '../../model/exchange.ts'
import type { TestLead } from '../../model/test-lead.ts'
import type { Receipt } from '../../model/vocabulary.ts'

export const WEB_TO_LEAD_HOST = 'webto.salesforce.com'
const URL_OF_FORM = `https://${WEB_TO_LEAD_HOST}/servlet/servlet.WebToLead?encoding=UTF-8`

export function webToLeadRequest(lead: TestLead, organizationId: string): OutboundRequest {
  return {
    method: 'POST',
    url: URL_OF_FORM,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: salesforceForm(lead, organizationId).toString(),
  }
}

export type Reception =
  | { readonly kind: 'accepted'; readonly isSaid: boolean }
  | { readonly kind: 'refused'; readonly exception: string }
  | { readonly kind: 'unclear' }

/**
 * Salesforce answers 200 whatever happens and puts its verdict into a header, in which an exception
 * follows a leading `true`. Without the header nothing was said; any other status is its own trouble.
 */
export function readReception({ status, headers }: ResponseSeen): Reception {
  const verdict = headers['is-processed']
  if (verdict !== undefined && /exception/i.test(verdict)) {
    return { kind: 'refused', exception: exceptionIn(verdict) }
  }
  if (status !== 200) return { kind: 'unclear' }
  if (verdict === undefined) return { kind: 'accepted', isSaid: false }
  return /^\s*true\b/i.test(verdict) ? { kind: 'accepted', isSaid: true } : { kind: 'unclear' }
}

/** `true Exception:common.exception.SalesforceGenericException` → `SalesforceGenericException` */
function exceptionIn(verdict: string): string {
  const className = /exception\s*:\s*([\w.$]+)/i.exec(verdict)?.[1] ?? verdict.trim()
  return className.split('.').at(-1) ?? className
}

/** An accepted form may still come to nothing, and a fault of Salesforce's may still bring a lead. */
export function receiptOf(exchange: Exchange): Receipt {
  if (exchange.outcome === 'failed') return exchange.mayHaveArrived ? 'maybe-created' : 'nothing'
  if (readReception(exchange.response).kind === 'refused') return 'nothing'
  const { status } = exchange.response
  const isTurnedAway = status >= 400 && status < 500 && status !== 408
  return isTurnedAway ? 'nothing' : 'maybe-created'
}
