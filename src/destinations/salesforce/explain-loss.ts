// Why a lead that Salesforce took never came to be: the same values are saved through the API, which
// says what Web-to-Lead keeps to itself. The lead that this may create is removed at once.
import { salesforceRecord } from '../../lead/salesforce-form.ts'
import type { EvidenceExtra } from '../../net/evidence.ts'
import type { Refused, SalesforceClient } from './api.ts'
import { codesOf, reasonOf } from './api-refusal.ts'
import type { SalesforceCheck, SalesforceSession } from './session.ts'

export type Loss =
  /** It came while we were asking. */
  | { readonly kind: 'arrived' }
  | {
      readonly kind: 'lost'
      /** A full sentence. */
      readonly summary: string
      readonly evidence: EvidenceExtra & { readonly codes: readonly string[] }
    }

/** Refusals that say something about the values; all others are about the API user. */
const REASONS = new Set([
  'REQUIRED_FIELD_MISSING',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'FIELD_FILTER_VALIDATION_EXCEPTION',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'FIELD_INTEGRITY_EXCEPTION',
  'DUPLICATES_DETECTED',
  'DUPLICATE_VALUE',
  'STRING_TOO_LONG',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'CANNOT_EXECUTE_FLOW_TRIGGER',
  'INACTIVE_OWNER_OR_USER',
  'STORAGE_LIMIT_EXCEEDED',
])

export async function explainLoss(
  check: SalesforceCheck,
  session: SalesforceSession,
  client: SalesforceClient,
): Promise<Loss> {
  if (session.organization?.IsSandbox === true) {
    const summary = 'The organization is a sandbox, and its leads do not go through this address.'
    return lost(summary, { codes: ['lp:sandbox-host'], field: '/organizationId' })
  }
  const saved = await client.createLead(salesforceRecord(check.lead))
  const others = await client.findLeads(check.lead.marker)
  const own = saved.ok ? saved.value : undefined
  if (own !== undefined) await client.deleteLead(own)
  if (others.ok && others.value.some((id) => id !== own)) return { kind: 'arrived' }
  if (saved.ok) return byWebToLead()
  return isReason(saved) ? byValues(saved, session) : byPrediction(session)
}

function isReason(refused: Refused): boolean {
  return codesOf(refused).some((code) => REASONS.has(code))
}

/** Salesforce itself says what is wrong with these values. */
function byValues(refused: Refused, { predictions }: SalesforceSession): Loss {
  const { exchange } = refused
  const text = exchange.outcome === 'answered' ? exchange.response.body : ''
  const codes = codesOf(refused)
  const documented = predictions.filter(
    (prediction) =>
      prediction.codes.includes('lp:required-picklist') &&
      codes.includes('REQUIRED_FIELD_MISSING') &&
      prediction.fields.some((field) => text.includes(field)),
  )
  return lost(`Saved through the API, the same values are refused: ${reasonOf(refused)}.`, {
    codes: [...documented.flatMap((prediction) => prediction.codes), ...codes],
    ...(exchange.outcome === 'answered' ? { status: exchange.response.status } : {}),
    text,
  })
}

/** The values are good: Web-to-Lead itself does not let them through. */
function byWebToLead(): Loss {
  return lost(
    'The same values can be saved through the API, so it is Web-to-Lead that drops them: reCAPTCHA, the switch itself, its limit or its default creator.',
    { codes: ['lp:lead-not-found'], text: 'The same values can be saved through the API.' },
  )
}

/** Without the right to save a lead only the description is left. */
function byPrediction({ predictions: [first] }: SalesforceSession): Loss {
  if (first === undefined) {
    return lost('The API did not say why.', { codes: ['lp:lead-not-found'] })
  }
  const { codes, text, fields } = first
  return lost(`Probably because of this: ${text}`, {
    codes,
    text,
    captures: { fields: fields.join(', ') },
  })
}

function lost(summary: string, evidence: EvidenceExtra & { codes: readonly string[] }): Loss {
  return { kind: 'lost', summary, evidence }
}
