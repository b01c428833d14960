// The permission step: whose organization the credentials open, and which of its settings would
// lose a lead of the marketplace. These are predictions; the lead that arrives or not is the proof.
import { salesforceRecord } from '../../lead/salesforce-form.ts'
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Attempt, Organization, SalesforceClient } from './api.ts'
import { evidenceOfRefusal, reasonOf } from './api-refusal.ts'
import type { SalesforceConfig } from './config.ts'
import { isSameOrganization } from './organization-id.ts'
import { predict } from './predict.ts'
import {
  reasonToSkip,
  type SalesforceCheck,
  type SalesforceSession,
  usableClient,
} from './session.ts'

export const permission: Step<SalesforceConfig, SalesforceSession> = async (check, session) => {
  const client = usableClient(session)
  if (client === undefined) return { summary: reasonToSkip(session), evidence: [], skipped: true }
  const attempt = await client.organization()
  if (!attempt.ok) {
    session.closed = 'the API refused the first question'
    return {
      summary: `Salesforce did not say which organization this is: ${reasonOf(attempt)}.`,
      evidence: [evidenceOfRefusal('permission', attempt)],
    }
  }
  if (
    attempt.value !== undefined &&
    !isSameOrganization(attempt.value.Id, session.organizationId)
  ) {
    return otherOrganization(attempt.value, session, client)
  }
  return lookAtSettings(check, session, client, attempt.value)
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
  check: SalesforceCheck,
  session: SalesforceSession,
  client: SalesforceClient,
  organization: Organization | undefined,
): Promise<StepResult> {
  session.isSandbox = organization?.IsSandbox ?? false
  const described = await client.describeLead()
  session.predictions = described.ok ? predict(described.value, salesforceRecord(check.lead)) : []
  const validation = await client.validationRules()
  const duplicate = await client.duplicateRules()
  const { predictions } = session
  return {
    summary: [
      `The credentials open ${organization?.Name ?? 'the organization'}.`,
      described.ok ? saidOf(predictions.length) : 'The fields of Lead could not be read.',
      `Active: ${counted(validation, 'validation rule')}, ${counted(duplicate, 'duplicate rule')}.`,
    ].join(' '),
    evidence: [
      ...(session.isSandbox ? [sandbox(client)] : []),
      ...predictions.map(({ codes, fields, text }) => ({
        step: 'permission' as const,
        outcome: 'warn' as const,
        codes,
        host: client.host(),
        text,
        captures: { fields: fields.join(', ') },
      })),
      ...(described.ok ? [] : [evidenceOfRefusal('permission', described)]),
    ],
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

function saidOf(count: number): string {
  if (count === 0) return 'No field of Lead speaks against what the marketplace sends.'
  return `${count} setting${count === 1 ? '' : 's'} of Lead may lose what the marketplace sends.`
}

/** Whether a rule would stop the lead cannot be read from it, so its names are only mentioned. */
function counted(attempt: Attempt<readonly string[]>, what: string): string {
  if (!attempt.ok) return `${what}s not readable (${reasonOf(attempt)})`
  const names = attempt.value
  if (names.length === 0) return `no ${what}`
  return `${names.length} ${what}${names.length === 1 ? '' : 's'} (${names.slice(0, 5).join(', ')})`
}
