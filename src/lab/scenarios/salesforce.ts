// Salesforce as the publisher sees it without API credentials: the answer is yes whatever happens.
import { healthyOrg, type OrgIdentity } from '../salesforce/healthy-org.ts'
import { faultyOrg, HEALTHY_ORG, type OrgFault, SANDBOX_ORG } from '../salesforce/orgs.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation, mendWith, scenario } from './define.ts'

const UNCONFIRMED = expectation('write', 'warn', 'salesforce/accepted-unconfirmed')
const AND_SEE = 'Give API credentials as well, with which the check sees that it helped.'
const FROM_PRODUCTION = 'Give the identifier of the production org.'
const FROM_FORM = 'Copy the value of oid from the Web-to-Lead form.'

/** What is wrong, and what the administrator would change. */
const LOSSES = {
  'required-picklist': [
    'A picklist of the lead is required, and the marketplace sends nothing for it',
    'Make the field a text field that is not required.',
  ],
  'required-field': [
    'A text field of the lead is required, and the marketplace sends nothing for it',
    'Make the field optional, or give it a default value.',
  ],
  'restricted-picklist': [
    'The lead source is a restricted picklist',
    'Take the restriction off the field Lead Source.',
  ],
  'string-too-long': [
    'The lead source is longer than its field',
    'Lengthen the field Lead Source.',
  ],
  'country-picklist': [
    'Country picklists are on, and US is not an integration value',
    'Make US the integration value of the United States.',
  ],
  'validation-rule': [
    'A validation rule wants a street',
    'Exempt marketplace leads from the rule.',
  ],
  duplicate: ['A duplicate rule compares phone numbers', 'Let the rule report instead of block.'],
  'trigger-failed': ['An Apex trigger throws on each new lead', 'Mend the trigger LeadRouting.'],
  'recaptcha-required': [
    'Web-to-Lead demands a reCAPTCHA',
    'Clear Require reCAPTCHA Verification in the Web-to-Lead settings.',
  ],
  'recaptcha-unproven': [
    'Web-to-Lead demands a reCAPTCHA in an org that no lead came to yet',
    'Clear Require reCAPTCHA Verification in the Web-to-Lead settings.',
  ],
  'web-to-lead-disabled': ['Web-to-Lead is off', 'Enable Web-to-Lead.'],
  'web-to-lead-limit': [
    'The org has taken 500 web leads today, so the next ones wait',
    'Wait until the limit is refreshed.',
  ],
  'default-lead-creator': [
    'The Default Lead Creator lacks a permission',
    'Give the user Modify All Data and Send Email.',
  ],
  'lock-contention': [
    'Another process holds what every new lead needs',
    'Wait until the other process is through.',
  ],
} as const satisfies Partial<Record<OrgFault, readonly [title: string, does: string]>>
export type LeadLoss = keyof typeof LOSSES

export const leadLosses = Object.entries(LOSSES).map(([fault, [title, does]]) => {
  return { fault: fault as LeadLoss, title, does }
})

export const salesforceScenarios: readonly Scenario[] = [
  byForm(
    'accepted',
    'The org creates the lead, and nobody can see it',
    HEALTHY_ORG,
    UNCONFIRMED,
    seenByApi('Give API credentials, with which the check looks for the lead.', HEALTHY_ORG),
  ),
  ...leadLosses.map(({ fault, title, does }) =>
    byForm(
      `${fault}-unseen`,
      title,
      faultyOrg(fault),
      UNCONFIRMED,
      seenByApi(`${does} ${AND_SEE}`, faultyOrg(fault)),
    ),
  ),
  byForm(
    'sandbox-unseen',
    'The org is a sandbox, which the form’s host does not know',
    SANDBOX_ORG,
    UNCONFIRMED,
    seenByApi(`${FROM_PRODUCTION} ${AND_SEE}`, HEALTHY_ORG),
  ),
  byForm(
    'unknown-org',
    'No org has this identifier',
    { label: 'nobody-at-home' },
    UNCONFIRMED,
    seenByApi(`${FROM_FORM} ${AND_SEE}`, HEALTHY_ORG),
  ),
  byForm(
    'no-processed-header',
    'The answer does not say whether the lead was taken',
    faultyOrg('no-processed-header'),
    UNCONFIRMED,
    seenByApi(
      'Give API credentials, with which the check looks for the lead.',
      faultyOrg('no-processed-header'),
    ),
  ),
  byForm(
    'web-to-lead-rejected',
    'Salesforce answers true and an exception',
    faultyOrg('web-to-lead-rejected'),
    expectation('write', 'fail', 'salesforce/web-to-lead-rejected'),
    seenByApi(
      `Set a Default Lead Creator in the Web-to-Lead settings. ${AND_SEE}`,
      faultyOrg('web-to-lead-rejected'),
    ),
  ),
  byForm(
    'web-to-lead-unavailable',
    'Web-to-Lead answers with a page about maintenance',
    faultyOrg('web-to-lead-unavailable'),
    expectation('write', 'inconclusive', 'salesforce/unavailable'),
    mendWith('Wait until Salesforce works again, and run the check again.', {
      place: organizationIdOf(faultyOrg('web-to-lead-unavailable')),
      byWaiting: true,
      best: 'warn',
    }),
  ),
  byForm(
    'web-to-lead-redirect',
    'Web-to-Lead answers with a redirect',
    faultyOrg('web-to-lead-redirect'),
    expectation('write', 'inconclusive', 'http/redirect'),
    mendWith('Wait until Salesforce takes leads at its address again.', {
      place: organizationIdOf(faultyOrg('web-to-lead-redirect')),
      byWaiting: true,
      best: 'warn',
    }),
  ),
  ...[
    ['org-id-of-a-field', 'The id of a field was pasted', '00N5E000004WxyzEAA'],
    ['org-id-cut-off', 'The id is one character short', organizationIdOf(HEALTHY_ORG).slice(0, 14)],
    ['org-id-as-html', 'The whole input element was pasted', asHtml(HEALTHY_ORG)],
    [
      'org-id-case-mangled',
      'The long id lost its capitals, and its checksum does not fit',
      mangled(),
    ],
  ].map(([name, title, organizationId]) =>
    scenario(
      String(name),
      String(title),
      { type: 'salesforce', organizationId },
      expectation('config', 'fail', 'salesforce/org-id-invalid'),
      mendWith(FROM_FORM, {
        destination: { type: 'salesforce', organizationId: organizationIdOf(HEALTHY_ORG) },
        best: 'warn',
      }),
    ),
  ),
]

/** As it stands in the generated form: 15 characters. */
export function organizationIdOf(identity: OrgIdentity): string {
  return healthyOrg(identity).id.slice(0, 15)
}

/** With credentials for the org, in which nothing is wrong any more. */
function seenByApi(does: string, identity: OrgIdentity): Pick<Scenario, 'mend'> {
  const organizationId = organizationIdOf(identity)
  return mendWith(does, {
    destination: { type: 'salesforce', organizationId, api: secretOf(identity) },
    ...(identity === HEALTHY_ORG ? {} : { place: organizationId }),
  })
}

/** Client credentials of the org’s connected app. */
export function secretOf(identity: OrgIdentity): Readonly<Record<string, string>> {
  const { host, app } = healthyOrg(identity)
  const { clientId, clientSecret } = app
  return { type: 'client-credentials', loginUrl: `https://${host}`, clientId, clientSecret }
}

function byForm(
  name: string,
  title: string,
  identity: OrgIdentity,
  expect: Expectation,
  more: Pick<Scenario, 'mend'> = {},
): Scenario {
  const organizationId = organizationIdOf(identity)
  return scenario(name, title, { type: 'salesforce', organizationId }, expect, more)
}

function asHtml(identity: OrgIdentity): string {
  return `<input type=hidden name="oid" value="${organizationIdOf(identity)}">`
}

/** Another last character: the checksum belongs to other capitals. */
function mangled(): string {
  return `${organizationIdOf(HEALTHY_ORG).toLowerCase()}${healthyOrg(HEALTHY_ORG).id.slice(15)}`
}
