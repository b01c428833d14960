// The grammar of a lead's source: `Source-Action|publisherId.offerId`.

export interface LeadSource {
  readonly source: string
  readonly action: string
  readonly offer: string
  readonly isTest: boolean
}

export type ParsedLeadSource =
  | { readonly ok: true; readonly value: LeadSource }
  | { readonly ok: false; readonly problem: string }

const TEST_PREFIX = 'MSFT_TEST_'

/** Splits at the first `|`, then at the last `-` before it; spaces around both are allowed. */
export function parseLeadSource(text: string): ParsedLeadSource {
  const bar = text.indexOf('|')
  if (bar < 0) return problem('There is no "|" between the action and the offer.')
  const dash = text.lastIndexOf('-', bar)
  if (dash < 0) return problem('There is no "-" between the source and the action.')
  const source = text.slice(0, dash).trim()
  const action = text.slice(dash + 1, bar).trim()
  const offer = text.slice(bar + 1).trim()
  if (source === '') return problem('The source before "-" is empty.')
  if (action === '') return problem('The action after "-" is empty.')
  if (offer === '') return problem('The offer after "|" is empty.')
  return { ok: true, value: { source, action, offer, isTest: source.startsWith(TEST_PREFIX) } }
}

export function formatLeadSource(lead: Pick<LeadSource, 'source' | 'action' | 'offer'>): string {
  return `${lead.source}-${lead.action}|${lead.offer}`
}

function problem(text: string): ParsedLeadSource {
  return { ok: false, problem: text }
}
