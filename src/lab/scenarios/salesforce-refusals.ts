// How Salesforce refuses the deep check: a finding about the credentials, while the lead is sent.
import type { OrgIdentity } from '../salesforce/healthy-org.ts'
import { faultyOrg, HEALTHY_ORG, type OrgFault, SOAP_ORG } from '../salesforce/orgs.ts'
import type { Expectation, Mend, Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { secretOf } from './salesforce.ts'
import {
  type Api,
  bySettings,
  inOrg,
  jwt,
  type Mending,
  password,
  refused,
  seen,
  token,
  WAITING,
} from './salesforce-define.ts'

const HEALTHY = expectation('clean-up', 'pass')
const OUTAGE = 'Wait until Salesforce works again, and run the check again.'
const TOMORROW = 'Wait a day, until Salesforce counts from zero again.'

export const salesforceRefusalScenarios: readonly Scenario[] = [
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
