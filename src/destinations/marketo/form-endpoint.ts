// The two requests a Marketo form answers without credentials: its description, and a submission.
// Adobe documents neither and calls posting to save2 unsupported; public code shows both. 2026-11-20
import { checksumText, type MarketoForm, marketoSubmission } from '../../lead/marketo-form.ts'
import type { OutboundRequest } from '../../model/exchange.ts'
import { hexOf } from '../../model/hex.ts'
import type { TestLead } from '../../model/test-lead.ts'

export interface FormAddress extends MarketoForm {
  readonly serverId: string
}

export function hostOfForm({ serverId }: FormAddress): string {
  return `app-${serverId}.marketo.com`
}

export function describeRequest(form: FormAddress): OutboundRequest {
  const query = new URLSearchParams({ munchkinId: form.munchkinId, form: form.formId })
  const url = `https://${hostOfForm(form)}/index.php/form/getForm?${query}`
  return { method: 'GET', url, headers: { accept: 'application/json' }, maxBodyBytes: 1024 * 1024 }
}

/** With a checksum, as the form's own script sends one. */
export async function submitRequest(form: FormAddress, lead: TestLead): Promise<OutboundRequest> {
  const origin = `https://${hostOfForm(form)}`
  return {
    method: 'POST',
    url: `${origin}/index.php/leadCapture/save2`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      accept: 'application/json, text/javascript, */*; q=0.01',
      origin,
      referer: `${origin}/`,
      'x-requested-with': 'XMLHttpRequest',
    },
    body: marketoSubmission(lead, form, await sha256(checksumText(lead))).toString(),
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return hexOf(new Uint8Array(digest))
}
