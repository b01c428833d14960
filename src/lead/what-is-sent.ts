// What a destination is sent for a lead, row by row, beside what it has to allow for that.
import type { TestLead } from '../model/test-lead.ts'
import type { DestinationId } from '../model/vocabulary.ts'
import { dataverseLead, WEB_LEAD_SOURCE } from './dataverse-lead.ts'
import { httpsPayload } from './https-payload.ts'
import { meaningOf } from './lead-field-names.ts'
import { marketoFields } from './marketo-form.ts'
import { salesforceForm } from './salesforce-form.ts'
import { LEADS_TABLE, tableEntity } from './table-entity.ts'

export interface SentField {
  readonly name: string
  /** In a test lead for the offer `contoso.my-offer`. */
  readonly value: string
  readonly about: string
  /** What the destination has to allow; absent when nothing can be in the way. */
  readonly needs?: string | undefined
}

export interface WhatIsSent {
  /** Whole sentences: how it is sent, and how far that is documented. */
  readonly note: string
  readonly fields: readonly SentField[]
}

const MARKER = 'MSFT_TEST_638999999999999999'
const SAMPLE: TestLead = {
  marker: MARKER,
  ticks: '638999999999999999',
  createdAt: Date.UTC(2026, 0, 1),
  firstName: MARKER,
  lastName: MARKER,
  email: `${MARKER}@test.com`,
  phone: '1234567890',
  country: 'US',
  company: MARKER,
  title: MARKER,
  source: 'AzureMarketplace',
  action: 'INS',
  offer: 'contoso.my-offer',
  description: MARKER,
}

const NOT_RESTRICTED =
  'If it is a picklist, it must not be restricted to its list: the value differs for every offer.'
const WRITABLE = 'Create permission for the column, also where column security protects it.'

export function whatIsSentTo(kind: DestinationId): WhatIsSent {
  switch (kind) {
    case 'dynamics-365':
      return sent(
        'One row of the table Lead. Microsoft names only leadsourcecode; the other columns are the standard ones that hold the same facts. Any other column that is required needs a default.',
        dataverseLead(SAMPLE, WEB_LEAD_SOURCE),
        { leadsourcecode: WRITABLE, subject: 'Room for the marker twice and the offer’s id.' },
      )
    case 'salesforce':
      return sent(
        'One Web-to-Lead form. Salesforce says yes to every form and loses the lead later if a field that is required was not sent, or if a rule refuses a value.',
        Object.fromEntries(salesforceForm(SAMPLE, '00Do0000000ZHog')),
        {
          lead_source: NOT_RESTRICTED,
          country: 'With State and Country picklists switched on, the value must be one of them.',
          oid: 'The id of the organization in which the form was generated.',
        },
      )
    case 'marketo':
      return sent(
        'One submission of the form. Which of its fields the marketplace fills is not published; these are what it sends everywhere. No other field of the form may be required.',
        marketoFields(SAMPLE),
        { Email: 'Marketo finds and merges people by it.', LeadSource: NOT_RESTRICTED },
      )
    case 'azure-table':
      return sent(
        `One row of the table ${LEADS_TABLE}, every column a text. A table has no rules that could refuse it.`,
        { ...tableEntity(SAMPLE) },
        { CustomerInfo: 'Whoever reads the table has to take the JSON apart.' },
      )
    case 'https-endpoint':
      return sent(
        'One POST with a JSON body. Every value is a text. Answer with a status from 200 to 299; a redirect is not followed.',
        flattened(httpsPayload(SAMPLE)),
        { Description: 'Accept it although Microsoft’s schema does not declare it.' },
      )
    case 'azure-blob':
      return { note: 'Nothing: Microsoft has retired this destination.', fields: [] }
  }
}

function sent(
  note: string,
  values: Readonly<Record<string, unknown>>,
  needs: Readonly<Record<string, string>>,
): WhatIsSent {
  const fields = Object.entries(values).map(([name, value]) => ({
    name,
    value: String(value),
    about: meaningOf(name)?.about ?? OF_THE_TABLE[name] ?? '',
    ...(needs[name] === undefined ? {} : { needs: needs[name] }),
  }))
  return { note, fields }
}

const OF_THE_TABLE: Readonly<Record<string, string>> = {
  partitionKey: 'First half of the row’s key. The marketplace’s own choice is not documented.',
  rowKey: 'Second half of the row’s key. The marketplace’s own choice is not documented.',
  CustomerInfo: 'The customer’s seven fields, as JSON in a text.',
}

/** `{ a: { b: 1 } }` → `{ 'a.b': 1 }`. */
function flattened(value: Readonly<Record<string, unknown>>, at = ''): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) =>
      typeof inner === 'object' && inner !== null
        ? flattened(inner as Record<string, unknown>, `${at}${name}.`)
        : { [at + name]: inner },
    ),
  )
}
