// Why a lead that Salesforce took never came to be: the same values are saved through the API, which
// says what Web-to-Lead keeps to itself. The lead that this may create is removed at once.
import { salesforceRecord } from '../../lead/salesforce-form.ts'
import type { Evidence, Likelihood } from '../../model/evidence.ts'
import { type Loss, type LossEvidence, lost } from '../lead-loss.ts'
import type { Refused, SalesforceClient } from './api.ts'
import { codesOf, reasonOf } from './api-refusal.ts'
import type { Prediction } from './predict.ts'
import type { SalesforceCheck, SalesforceSession } from './session.ts'
import { type Cause, type Causes, findCauses } from './web-to-lead-causes.ts'

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
  'UNABLE_TO_LOCK_ROW',
])

export async function explainLoss(
  check: SalesforceCheck,
  session: SalesforceSession,
  client: SalesforceClient,
): Promise<Loss> {
  if (session.organization?.IsSandbox === true) {
    const summary = 'The organization is a sandbox, and its leads do not go through this address.'
    return lost(summary, [{ codes: ['lp:sandbox-host'], field: '/organizationId' }])
  }
  const saved = await client.createLead(salesforceRecord(check.lead))
  const others = await client.findLeads(check.lead.marker)
  const own = saved.ok ? saved.value : undefined
  if (own !== undefined) await client.deleteLead(own)
  if (others.ok && others.value.some((id) => id !== own)) return { kind: 'arrived' }
  if (!saved.ok && isReason(saved)) return byValues(saved, session)
  const moment = { marker: check.lead.marker, now: check.clock.now() }
  if (saved.ok) return byWebToLead(await findCauses(client, moment))
  return session.predictions.length > 0
    ? byPrediction(session)
    : byExclusion(saved, session, await findCauses(client, moment))
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
  return lost(`Saved through the API, the same values are refused: ${reasonOf(refused)}.`, [
    {
      codes: [...documented.flatMap((prediction) => prediction.codes), ...codes],
      ...(exchange.outcome === 'answered' ? { status: exchange.response.status } : {}),
      text,
    },
    // It names one reason at a time; the next lead may be lost to another.
    ...predictions.map((one) => suspected(one, 'possible')),
  ])
}

/** The values are good: Web-to-Lead itself does not let them through. */
function byWebToLead({ causes, excluded }: Causes): Loss {
  const sentence =
    'The same values can be saved through the API, so it is Web-to-Lead that drops them.'
  const fact = { codes: ['lp:lead-not-found'], text: [sentence, ...excluded].join(' ') }
  return lost(sentence, [...around(fact, causes)])
}

/** Without the right to save a lead only the description is left. */
function byPrediction({ predictions }: SalesforceSession): Loss {
  const text = predictions[0]?.text ?? ''
  return lost(`Probably because of this: ${text}`, [
    ...predictions.map((one) => suspected(one, 'likely')),
    { codes: ['lp:lead-not-found'], text: 'The API user may not save a lead to find out why.' },
  ])
}

/** Neither the values nor Web-to-Lead could be tried out: whatever can lose a lead may have done so. */
function byExclusion(refused: Refused, session: SalesforceSession, found: Causes): Loss {
  const sentence = `The API user could not save a lead to find out why: ${reasonOf(refused)}.`
  const fact = { codes: ['lp:lead-not-found'], text: [sentence, ...found.excluded].join(' ') }
  const suspicions = session.suspicions.map((one) => suspected(one, 'possible'))
  return lost(sentence, [...around(fact, found.causes), ...suspicions])
}

function suspected({ codes, text, fields }: Prediction, likelihood: Likelihood): LossEvidence {
  const captures = fields.length === 0 ? {} : { captures: { fields: fields.join(', ') } }
  return { ...weighed(likelihood), codes, text, ...captures }
}

/** What is likely explains the fact, and stands before it; what is only possible follows. */
function around(fact: LossEvidence, causes: readonly Cause[]): readonly LossEvidence[] {
  const named = (wanted: Likelihood) =>
    causes
      .filter(({ likelihood }) => likelihood === wanted)
      .map(({ code, text }) => ({ ...weighed(wanted), codes: [code], text }))
  return [...named('likely'), fact, ...named('possible')]
}

/** That the lead is lost is proven, and that it is lost for this reason is not. */
function weighed(likelihood: Likelihood): Pick<Evidence, 'outcome' | 'likelihood'> {
  return { outcome: likelihood === 'likely' ? 'fail' : 'warn', likelihood }
}
