// What to ask the publisher for when a text does not settle the cause.
import type { Finding } from '../model/report.ts'

const WHOLE_ERROR = [
  'The whole error, with its code: AADSTS…, 0x8004…, a name such as AuthenticationFailed.',
  'The answer of the server, with its status line and body.',
  'The notification or exception text that Partner Center or the CRM sent by mail.',
]

const DESTINATION =
  'Which lead destination the offer uses: Dynamics 365, Salesforce, Marketo, Azure Table or an HTTPS endpoint.'

/** What names the cause when a rule of the group was found on weak grounds. */
const byGroup: Readonly<Record<string, readonly string[]>> = {
  http: [
    'The host that answered, and the body of the answer: the status alone has many causes.',
    DESTINATION,
  ],
  network: ['The host and port that could not be reached, and from where it was tried.'],
  tls: ['The host, and the certificate that it shows to a browser.'],
  lead: [
    DESTINATION,
    'The message that Validate shows under Offer setup > Customer leads, word for word.',
    'When the last lead arrived, and what was changed since.',
  ],
  entra: ['The message with its AADSTS code, Trace ID, Correlation ID and Timestamp.'],
  dataverse: ['The text behind "LastCRMException:", with its code 0x8004….'],
  salesforce: [
    'The mail with the subject "Salesforce Could Not Create This Lead", with its line "Reason:".',
  ],
  marketo: ['The answer of Marketo, with the code and message under "errors" or "reasons".'],
  'azure-table': [
    'The code and message of the storage service, such as AuthenticationFailed, with its RequestId.',
  ],
  'power-automate': [
    'The answer of the flow with "error", "code" and "message", and the start of its URL up to the first slash.',
  ],
}

/** Texts that name their cause only in the part that was not pasted. */
const openEnded: Readonly<Record<string, readonly string[]>> = {
  'dataverse/sign-in-failed': [
    'The text behind "LastCRMException:", and the sign-in log entry of that minute with its AADSTS code.',
    'Whether the destination signs in with an application (Azure AD) or with a user (Microsoft 365).',
  ],
  'dataverse/plugin-rejected': [
    'The whole message and trace of the plug-in, and the name of the plug-in step.',
  ],
  'salesforce/web-to-lead-rejected': [
    'The mail with the subject "Salesforce Could Not Create This Lead", with its line "Reason:".',
  ],
  'leadprobe/unexplained': WHOLE_ERROR,
}

const SURE = 0.72
/** The user and time of a sign-in, without which an administrator cannot find it in the log. */
const TRACES = 'The Correlation ID and Timestamp of the message, to find the sign-in in the log.'

/** Questions for whoever sent the text; none when it settles the cause. */
export function askNext(findings: readonly Finding[]): readonly string[] {
  const [first] = findings
  if (first === undefined) return WHOLE_ERROR
  const asked = openEnded[first.rule]
  if (asked) return asked
  const group = first.rule.split('/')[0] ?? ''
  if (group === 'lead' && first.severity === 'info') return []
  if (first.confidence < SURE || group === 'lead') return byGroup[group] ?? WHOLE_ERROR
  return needsTraces(first) ? [TRACES] : []
}

function needsTraces({ rule, captures }: Finding): boolean {
  const isInLog = ['entra/conditional-access-blocked', 'entra/user-locked'].includes(rule)
  return isInLog && captures['correlationId'] === undefined
}
