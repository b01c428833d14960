// The form submission a Marketo form gets.
import type { TestLead } from '../model/test-lead.ts'
import { formatLeadSource } from './lead-source.ts'

export interface MarketoForm {
  readonly munchkinId: string
  readonly formId: string
}

/**
 * The customer's fields under Marketo's own names. Which fields the marketplace fills is documented
 * nowhere: these are the seven that it sends everywhere, and the lead source.
 */
export function marketoFields(lead: TestLead) {
  return {
    Email: lead.email,
    FirstName: lead.firstName,
    LastName: lead.lastName,
    Company: lead.company,
    Title: lead.title,
    Phone: lead.phone,
    Country: lead.country,
    LeadSource: formatLeadSource(lead),
  }
}

/**
 * The same values under the REST API's names, which differ in the first letter; only those of fields
 * that the form has, since the API refuses any other.
 */
export function marketoRestFields(
  lead: TestLead,
  fieldsOfForm: readonly string[],
): Readonly<Record<string, string>> {
  const onForm = new Set(fieldsOfForm.map((name) => name.toLowerCase()))
  const entries = Object.entries(marketoFields(lead)).filter(([name]) =>
    onForm.has(name.toLowerCase()),
  )
  return Object.fromEntries(
    entries.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  )
}

/**
 * The body of a submission. `checksum` is the hash of the values that `checksumText` joins, as the
 * form's own script adds it.
 */
export function marketoSubmission(
  lead: TestLead,
  { munchkinId, formId }: MarketoForm,
  checksum: string,
): URLSearchParams {
  const fields = marketoFields(lead)
  return new URLSearchParams({
    ...fields,
    formid: formId,
    formVid: formId,
    munchkinId,
    lpId: '',
    subId: '',
    lpurl: '',
    followupLpId: '',
    cr: '',
    kw: '',
    q: '',
    _mkt_trk: '',
    mkt_tok: '',
    _mktoReferrer: '',
    checksumFields: Object.keys(fields).join(','),
    checksum,
  })
}

/** What the checksum is the SHA-256 of. */
export function checksumText(lead: TestLead): string {
  return Object.values(marketoFields(lead)).join('|')
}
