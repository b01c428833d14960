// Salesforce with API credentials: what the deep check sees.
import {
  faultyOrg,
  HEALTHY_ORG,
  JWT_ORG,
  OTHER_ORG,
  SANDBOX_ORG,
  SOAP_ORG,
  TOKEN_ORG,
} from '../salesforce/orgs.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { type LeadLoss, leadLosses, secretOf } from './salesforce.ts'
import {
  bySettings,
  clientOf,
  inOrg,
  jwt,
  password,
  refused,
  seen,
  token,
  WAITING,
} from './salesforce-define.ts'

const HEALTHY = expectation('clean-up', 'pass')

/**
 * Dropped by Web-to-Lead itself, whose settings no API shows: which rules are named, the first one
 * first. What the traces in the org rule out is not among them.
 */
const DROPPED: Partial<Record<LeadLoss, readonly [string, ...string[]]>> = {
  'recaptcha-required': ['recaptcha-required', 'lead-not-created'],
  'recaptcha-unproven': [
    'lead-not-created',
    'recaptcha-required',
    'web-to-lead-disabled',
    'default-lead-creator',
  ],
  'web-to-lead-disabled': ['lead-not-created', 'recaptcha-required', 'web-to-lead-disabled'],
  'web-to-lead-limit': ['web-to-lead-limit', 'lead-not-created', 'recaptcha-required'],
  'default-lead-creator': [
    'default-lead-creator',
    'lead-not-created',
    'recaptcha-required',
    'web-to-lead-disabled',
  ],
}

export const salesforceApiScenarios: readonly Scenario[] = [
  seen('healthy', 'The org takes the lead, shows it and removes it', HEALTHY_ORG, HEALTHY),
  seen('healthy-jwt', 'The same, signed in by JWT', JWT_ORG, HEALTHY, jwt(JWT_ORG)),
  seen('healthy-soap', 'The same, signed in by SOAP', SOAP_ORG, HEALTHY, password(SOAP_ORG)),
  seen('healthy-oauth', 'The same, by user name and password', SOAP_ORG, HEALTHY, {
    ...password(SOAP_ORG),
    ...clientOf(SOAP_ORG),
  }),
  seen('healthy-token', 'The same, with an access token', TOKEN_ORG, HEALTHY, token(TOKEN_ORG)),
  ...leadLosses.map(({ fault, title, does }) =>
    seen(
      fault,
      title,
      faultyOrg(fault),
      lost(fault),
      secretOf(faultyOrg(fault)),
      inOrg(does, fault, fault === 'web-to-lead-limit' ? WAITING : {}),
    ),
  ),
  seen(
    'sandbox-host',
    'The org is a sandbox, which the form’s host does not know',
    SANDBOX_ORG,
    expectation('read-back', 'fail', 'salesforce/sandbox-host'),
    secretOf(SANDBOX_ORG),
    bySettings('Give the identifier and the credentials of the production org.', HEALTHY_ORG),
  ),
  seen(
    'wrong-org',
    'The credentials belong to another org',
    HEALTHY_ORG,
    refused('permission', 'wrong-org'),
    secretOf(OTHER_ORG),
    bySettings('Give credentials of the org that the identifier names.', HEALTHY_ORG),
  ),
]

function lost(fault: LeadLoss): Expectation {
  const [first, ...others] = (DROPPED[fault] ?? [fault]).map((name) => `salesforce/${name}`)
  const expected = expectation('read-back', 'fail', first)
  return fault in DROPPED ? { ...expected, followedBy: others } : expected
}
