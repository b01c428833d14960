// The one request an HTTPS endpoint gets. No more is documented about it than the JSON body.
import { httpsPayload } from '../../lead/https-payload.ts'
import type { OutboundRequest } from '../../model/exchange.ts'
import type { TestLead } from '../../model/test-lead.ts'

export function leadRequest(url: string, lead: TestLead): OutboundRequest {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json; charset=utf-8', accept: '*/*' },
    body: JSON.stringify(httpsPayload(lead)),
  }
}

/** True for a document meant for people. PHP labels every answer text/html, so the label proves nothing. */
export function isPage(body: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
    body.slice(0, 4096),
  )
}
