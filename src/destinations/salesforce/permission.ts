// The permission step: whose organization the credentials open, and which of its settings would
// lose a lead of the marketplace. These are predictions, which the read-back step confirms or drops:
// the lead that arrives or not is the proof.
import { salesforceRecord } from '../../lead/salesforce-form.ts'
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Attempt, Organization, Refused, SalesforceClient } from './api.ts'
import { evidenceOfRefusal, reasonOf } from './api-refusal.ts'
import type { SalesforceConfig } from './config.ts'
import { isSameOrganization } from './organization-id.ts'
import { type Prediction, predict } from './predict.ts'
import {
  reasonToSkip,
  type SalesforceCheck,
  type SalesforceSession,
  usableClient,
} from './session.ts'

export const permission: Step<SalesforceConfig, SalesforceSession> = async (check, session) => {
  const client = usableClient(session)
  if (client === undefined) return { summary: reasonToSkip(session), evidence: [], skipped: true }
  const { organization, organizationId } = session
  return organization === undefined || isSameOrganization(organization.Id, organizationId)
    ? lookAtSettings(check, session, client)
    : otherOrganization(organization, session, client)
}

/** Neither side is proven wrong, but leads cannot be looked for here. */
function otherOrganization(
  organization: Organization,
  session: SalesforceSession,
  client: SalesforceClient,
): StepResult {
  session.closed = 'the credentials belong to another organization'
  const text = `${organization.Name} is ${organization.Id}, and the destination names ${session.organizationId}.`
  const captures = { expected: session.organizationId, actual: organization.Id }
  return {
    summary: `The credentials open another organization: ${text}`,
    evidence: [
      {
        step: 'permission',
        outcome: 'warn',
        codes: ['lp:org-mismatch'],
        field: '/organizationId',
        host: client.host(),
        text,
        captures,
      },
    ],
  }
}

async function lookAtSettings(
  { lead }: SalesforceCheck,
  session: SalesforceSession,
  client: SalesforceClient,
): Promise<StepResult> {
  const described = await client.describeLead()
  if (!described.ok) return notDescribed(session, client, described, lead.marker)
  session.predictions = predict(described.value, salesforceRecord(lead))
  const validation = await client.validationRules()
  const duplicate = await client.duplicateRules()
  session.suspicions = [
    ...suspect(validation, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'validation rule'),
    ...suspect(duplicate, 'DUPLICATES_DETECTED', 'duplicate rule'),
  ]
  const { predictions, organization } = session
  return {
    summary: [
      saidOf(predictions),
      `Active: ${counted(validation, 'validation rule')}, ${counted(duplicate, 'duplicate rule')}.`,
    ].join(' '),
    evidence: organization?.IsSandbox === true ? [sandbox(client)] : [],
  }
}

/** A user who may not see leads is told that there is no such thing; a query says it more plainly. */
async function notDescribed(
  session: SalesforceSession,
  client: SalesforceClient,
  described: Refused,
  marker: string,
): Promise<StepResult> {
  const query = await client.findLeads(marker)
  if (!query.ok) session.closed = 'the API user cannot look at leads'
  const refused = query.ok ? described : query
  return {
    summary: `The fields of Lead could not be read: ${reasonOf(refused)}.`,
    evidence: [evidenceOfRefusal('permission', refused)],
  }
}

function sandbox(client: SalesforceClient): Evidence {
  return {
    step: 'permission',
    outcome: 'warn',
    codes: ['lp:sandbox-host'],
    field: '/organizationId',
    host: client.host(),
    text: 'The organization says of itself that it is a sandbox (IsSandbox).',
  }
}

function saidOf(predictions: readonly Prediction[]): string {
  if (predictions.length === 0) return 'No field of Lead speaks against what the marketplace sends.'
  const texts = predictions.map(({ text }) => text).join(' ')
  return `The lead may be lost to the settings of Lead. ${texts}`
}

function suspect(
  attempt: Attempt<readonly string[]>,
  code: string,
  what: string,
): readonly Prediction[] {
  if (!attempt.ok || attempt.value.length === 0) return []
  return [{ codes: [code], fields: [], text: `Active: ${counted(attempt, what)}.` }]
}

/** Whether a rule would stop the lead cannot be read from it, so its names are only mentioned. */
function counted(attempt: Attempt<readonly string[]>, what: string): string {
  if (!attempt.ok) return `${what}s not readable (${reasonOf(attempt)})`
  const names = attempt.value
  if (names.length === 0) return `no ${what}`
  return `${names.length} ${what}${names.length === 1 ? '' : 's'} (${names.slice(0, 5).join(', ')})`
}
