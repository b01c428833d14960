// The form a Salesforce organization gets, and the same values under the names of Salesforce's API.
import type { TestLead } from '../model/test-lead.ts'
import { formatLeadSource } from './lead-source.ts'

/** Form name → API name of each value the marketplace's own sample carries. */
const FIELDS = {
  company: 'Company',
  country: 'Country',
  description: 'Description',
  email: 'Email',
  first_name: 'FirstName',
  last_name: 'LastName',
  lead_source: 'LeadSource',
  phone: 'Phone',
  title: 'Title',
} as const
type FormName = keyof typeof FIELDS
export type LeadField = (typeof FIELDS)[FormName]

/** The values of a lead by the API name of their field. */
export type LeadRecord = { readonly [F in LeadField]: string }

/**
 * The fields of Microsoft's sample in its order, and nothing else: no `retURL`, no captcha token. The
 * sample lists `encoding` twice; once it is in the query.
 */
export function salesforceForm(lead: TestLead, organizationId: string): URLSearchParams {
  const values: Readonly<Record<FormName, string>> = formValues(lead)
  return new URLSearchParams({
    company: values.company,
    country: values.country,
    description: values.description,
    email: values.email,
    encoding: 'UTF-8',
    first_name: values.first_name,
    last_name: values.last_name,
    lead_source: values.lead_source,
    oid: organizationId,
    phone: values.phone,
    title: values.title,
  })
}

/** What a lead record made from the form would hold. */
export function salesforceRecord(lead: TestLead): LeadRecord {
  const entries = Object.entries(formValues(lead)) as [FormName, string][]
  return Object.fromEntries(entries.map(([name, value]) => [FIELDS[name], value])) as LeadRecord
}

/** In the sample the marker stands for source and action as well. */
function formValues(lead: TestLead): Readonly<Record<FormName, string>> {
  const { marker, offer } = lead
  return {
    company: lead.company,
    country: lead.country,
    description: lead.description,
    email: lead.email,
    first_name: lead.firstName,
    last_name: lead.lastName,
    lead_source: formatLeadSource({ source: marker, action: marker, offer }),
    phone: lead.phone,
    title: lead.title,
  }
}
