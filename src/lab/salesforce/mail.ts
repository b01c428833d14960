// The mail with which Salesforce tells the administrator about a lead it could not create.
import type { Refusal } from './create-lead.ts'
import type { LeadRecord } from './org.ts'

/** Salesforce's word for a duplicate differs between its API and its mail. */
const REASONS: Readonly<Record<string, string>> = {
  DUPLICATES_DETECTED:
    "You're creating a duplicate record. We recommend you use an existing record instead.",
}

export function refusalMail({ errorCode, message }: Refusal, values: LeadRecord): string {
  const { CreatedById: _creator, ...sent } = values
  const record = Object.entries(sent).map(([name, value]) => `    ${name} = ${value}`)
  return [
    'From: noreply@notice.salesforce.com',
    'Subject: Salesforce Could Not Create This Lead',
    '',
    'Salesforce could not create this lead because of the reason listed below. For more information about this error or help with Web-to-Lead, contact Customer Support.',
    '',
    `Reason: ${REASONS[errorCode] ?? `${errorCode}: ${message}`}`,
    '',
    'Lead Capture Page: Not available',
    '',
    'Record Information:',
    ...record,
    '',
    'To incorporate this lead into salesforce.com you can key in the data above.',
  ].join('\n')
}
