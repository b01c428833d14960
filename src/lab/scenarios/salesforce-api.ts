// Salesforce with API credentials: what the deep check sees, and how it can be refused itself.
import { JWT_PRIVATE_KEY } from '../salesforce/jwt-keys.ts'
import { healthyOrg, type OrgIdentity } from '../salesforce/org.ts'
import {
  faultyOrg,
  HEALTHY_ORG,
  JWT_ORG,
  type OrgFault,
  OTHER_ORG,
  SANDBOX_ORG,
  SOAP_ORG,
  TOKEN_ORG,
} from '../salesforce/orgs.ts'
import { standingToken } from '../salesforce/sessions.ts'
import type { Expectation, Mend, Scenario } from '../scenario.ts'
import { expectation, mendWith, scenario } from './define.ts'
import { bestOf, type LeadLoss, leadLosses, organizationIdOf, secretOf } from './salesforce.ts'

type Api = Readonly<Record<string, string>>

const HEALTHY = expectation('clean-up', 'pass')
const OUTAGE = 'Wait until Salesforce works again, and run the check again.'
const TOMORROW = 'Wait a day, until Salesforce counts from zero again.'
const WAITING = { byWaiting: true } as const

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
      inOrg(does, fault, fault === 'web-to-lead-limit' ? WAITING : bestOf(fault)),
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
  ...clientScenarios(),
  ...passwordScenarios(),
  ...userScenarios(),
  ...apiScenarios(),
  ...accessScenarios(),
]

function clientScenarios(): readonly Scenario[] {
  const isNotRight = { ...secretOf(HEALTHY_ORG), clientSecret: '0'.repeat(64) }
  const isUnknown = { ...secretOf(HEALTHY_ORG), clientId: `3MVG9${'x'.repeat(80)}` }
  const atLogin = { ...secretOf(HEALTHY_ORG), loginUrl: 'https://login.salesforce.com' }
  return [
    denied(
      'client-secret-wrong',
      'The consumer secret is wrong',
      HEALTHY_ORG,
      isNotRight,
      bySettings('Copy the consumer secret of the connected app again.', HEALTHY_ORG),
    ),
    denied(
      'client-unknown',
      'No connected app has this consumer key',
      HEALTHY_ORG,
      isUnknown,
      bySettings('Copy the consumer key of the connected app again.', HEALTHY_ORG),
    ),
    denied(
      'shared-login-host',
      'Client credentials at login.salesforce.com',
      HEALTHY_ORG,
      atLogin,
      bySettings('Give the My Domain address of the org as the login URL.', HEALTHY_ORG),
    ),
    deniedBy(
      'no-run-as-user',
      'The connected app has no Run As user',
      'Give the connected app a Run As user for the client credentials flow.',
    ),
    deniedBy(
      'app-not-approved',
      'The user is not approved for the connected app',
      'Assign the connected app to the profile, or a permission set, of the API user.',
    ),
    denied(
      'jwt-key-wrong',
      'The app knows no such certificate',
      HEALTHY_ORG,
      jwt(HEALTHY_ORG),
      bySettings(
        'Upload the certificate to the connected app, or sign in with its secret.',
        HEALTHY_ORG,
      ),
    ),
  ]
}

function passwordScenarios(): readonly Scenario[] {
  const { securityToken: _token, ...withoutToken } = password(SOAP_ORG)
  const expired = faultyOrg('password-expired')
  const retired = faultyOrg('soap-login-retired')
  return [
    denied(
      'password-wrong',
      'The password is wrong',
      SOAP_ORG,
      { ...password(SOAP_ORG), password: 'guess' },
      bySettings('Give the password of the API user.', SOAP_ORG, password(SOAP_ORG)),
      'invalid-login',
    ),
    denied(
      'password-expired',
      'The password has expired',
      expired,
      password(expired),
      inOrg('Sign in by hand as the API user and choose a new password.', 'password-expired'),
      'invalid-login',
    ),
    denied(
      'security-token',
      'The security token is missing',
      SOAP_ORG,
      withoutToken,
      bySettings('Give the security token of the API user, too.', SOAP_ORG, password(SOAP_ORG)),
      'security-token',
    ),
    denied(
      'soap-login-retired',
      'The org does not offer SOAP login()',
      retired,
      password(retired),
      bySettings('Sign in with a connected app instead of a password.', retired),
      'soap-login-retired',
    ),
  ]
}

function userScenarios(): readonly Scenario[] {
  return [
    deniedBy(
      'user-inactive',
      'The API user is inactive',
      'Tick Active for the API user.',
      'user-inactive',
    ),
    deniedBy(
      'ip-restricted',
      'The API user may not sign in from here',
      'Add the address the check comes from to the login IP ranges of the user’s profile.',
      'ip-restricted',
    ),
    deniedBy(
      'login-hours',
      'The API user may not sign in at this hour',
      'Clear the login hours of the user’s profile.',
      'ip-restricted',
    ),
  ]
}

function apiScenarios(): readonly Scenario[] {
  const expired = faultyOrg('session-invalid')
  return [
    seen(
      'session-invalid',
      'The access token has expired',
      expired,
      refused('sign-in', 'session-invalid'),
      token(expired),
      inOrg('Get a new access token, as this one lives for hours only.', 'session-invalid'),
    ),
    fault(
      'api-disabled',
      'The org has no API',
      refused('sign-in', 'api-disabled'),
      'Give the API user a profile with "API Enabled", in an edition with an API.',
    ),
    fault(
      'api-limit',
      'The API requests of the day are used up',
      refused('sign-in', 'limit'),
      TOMORROW,
      WAITING,
    ),
    fault(
      'api-unavailable',
      'The API answers with a page about maintenance',
      refused('sign-in', 'unavailable'),
      OUTAGE,
      WAITING,
    ),
    fault(
      'api-redirect',
      'The API answers with a redirect',
      { ...refused('sign-in', ''), rule: 'http/redirect' },
      'Wait until Salesforce answers at the address of the org again.',
      WAITING,
    ),
  ]
}

function accessScenarios(): readonly Scenario[] {
  return [
    fault(
      'no-lead-access',
      'The API user may not see leads',
      refused('permission', 'insufficient-access'),
      'Give the API user a permission set that may read, create and delete leads.',
    ),
    seen(
      'no-setup-access',
      'The API user may not see the rules of the org',
      faultyOrg('no-setup-access'),
      HEALTHY,
    ),
    fault(
      'cannot-delete',
      'The API user may not delete leads',
      expectation('clean-up', 'warn', 'salesforce/insufficient-access'),
      'Give the API user a permission set that may delete leads. Delete the lead by hand.',
    ),
  ]
}

function seen(
  name: string,
  title: string,
  identity: OrgIdentity,
  expect: Expectation,
  api: Api = secretOf(identity),
  mend: Mending = {},
): Scenario {
  const organizationId = organizationIdOf(identity)
  const more = {
    ...(expect.step === 'read-back' ? { takesPatience: true as const } : {}),
    ...mend,
  }
  return scenario(name, title, { type: 'salesforce', organizationId, api }, expect, more)
}

/** An org with a fault, looked at with client credentials. */
function fault(
  name: OrgFault,
  title: string,
  expect: Expectation,
  does: string,
  how: Pick<Mend, 'byWaiting'> = {},
): Scenario {
  const org = faultyOrg(name)
  return seen(name, title, org, expect, secretOf(org), inOrg(does, name, how))
}

/** The sign-in is refused: a finding about the credentials, while the lead is sent all the same. */
function denied(
  name: string,
  title: string,
  identity: OrgIdentity,
  api: Api,
  mend: Mending,
  rule = 'oauth-client-invalid',
): Scenario {
  return seen(name, title, identity, refused('sign-in', rule), api, mend)
}

/** The same for a reason in the org. */
function deniedBy(name: OrgFault, title: string, does: string, rule?: string): Scenario {
  const org = faultyOrg(name)
  return denied(name, title, org, secretOf(org), inOrg(does, name), rule)
}

type Mending = Pick<Scenario, 'mend'>

/** Mended in the org; the settings stay. */
function inOrg(does: string, name: OrgFault, how: Pick<Mend, 'byWaiting' | 'best'> = {}): Mending {
  return mendWith(does, { ...how, place: organizationIdOf(faultyOrg(name)) })
}

/** Mended by what names the org and signs in to it. */
function bySettings(does: string, identity: OrgIdentity, api: Api = secretOf(identity)): Mending {
  const organizationId = organizationIdOf(identity)
  return mendWith(does, { destination: { type: 'salesforce', organizationId, api } })
}

function refused(step: 'sign-in' | 'permission', rule: string): Expectation {
  return expectation(step, 'warn', `salesforce/${rule}`)
}

function lost(fault: LeadLoss): Expectation {
  const [first, ...others] = (DROPPED[fault] ?? [fault]).map((name) => `salesforce/${name}`)
  const expected = expectation('read-back', 'fail', first)
  return fault in DROPPED ? { ...expected, followedBy: others } : expected
}

function jwt(identity: OrgIdentity): Api {
  const { app, user } = healthyOrg(identity)
  const { clientId } = app
  return { type: 'jwt', clientId, userName: user.name, privateKey: JWT_PRIVATE_KEY }
}

function password(identity: OrgIdentity): Api {
  const { name, password, securityToken } = healthyOrg(identity).user
  return { type: 'password', userName: name, password, securityToken }
}

/** With these, user name and password go to the token endpoint. */
function clientOf(identity: OrgIdentity): Api {
  const { clientId, clientSecret } = healthyOrg(identity).app
  return { clientId, clientSecret }
}

function token(identity: OrgIdentity): Api {
  const { id, host } = healthyOrg(identity)
  const accessToken = standingToken(id)
  return { type: 'access-token', instanceUrl: `https://${host}`, accessToken }
}
