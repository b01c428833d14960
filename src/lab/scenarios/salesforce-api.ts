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
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation, scenario } from './define.ts'
import { type LeadLoss, leadLosses, organizationIdOf } from './salesforce.ts'

type Api = Readonly<Record<string, string>>

const HEALTHY = expectation('clean-up', 'pass')
const NEW_CREDENTIALS = 'Give credentials that Salesforce accepts.'

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
  ...leadLosses.map(({ fault, title, heals }) =>
    seen(fault, title, faultyOrg(fault), lost(fault), secret(faultyOrg(fault)), heals),
  ),
  seen(
    'sandbox-host',
    'The org is a sandbox, which the form’s host does not know',
    SANDBOX_ORG,
    expectation('read-back', 'fail', 'salesforce/sandbox-host'),
    secret(SANDBOX_ORG),
    'Give the identifier of the production org.',
  ),
  seen(
    'wrong-org',
    'The credentials belong to another org',
    HEALTHY_ORG,
    refused('permission', 'wrong-org'),
    secret(OTHER_ORG),
    NEW_CREDENTIALS,
  ),
  ...clientScenarios(),
  ...userScenarios(),
  ...accessScenarios(),
]

function clientScenarios(): readonly Scenario[] {
  const isNotRight = { ...secret(HEALTHY_ORG), clientSecret: '0'.repeat(64) }
  const isUnknown = { ...secret(HEALTHY_ORG), clientId: `3MVG9${'x'.repeat(80)}` }
  return [
    denied('client-secret-wrong', 'The consumer secret is wrong', HEALTHY_ORG, isNotRight),
    denied('client-unknown', 'No connected app has this consumer key', HEALTHY_ORG, isUnknown),
    denied('shared-login-host', 'Client credentials at login.salesforce.com', HEALTHY_ORG, {
      ...secret(HEALTHY_ORG),
      loginUrl: 'https://login.salesforce.com',
    }),
    denied('no-run-as-user', 'The connected app has no Run As user'),
    denied('app-not-approved', 'The user is not approved for the connected app'),
    denied('jwt-key-wrong', 'The app knows no such certificate', HEALTHY_ORG, jwt(HEALTHY_ORG)),
  ]
}

function userScenarios(): readonly Scenario[] {
  const { securityToken: _token, ...withoutToken } = password(SOAP_ORG)
  return [
    denied(
      'password-wrong',
      'The password is wrong',
      SOAP_ORG,
      { ...password(SOAP_ORG), password: 'guess' },
      'invalid-login',
    ),
    denied(
      'password-expired',
      'The password has expired',
      faultyOrg('password-expired'),
      password(faultyOrg('password-expired')),
      'invalid-login',
    ),
    denied(
      'security-token',
      'The security token is missing',
      SOAP_ORG,
      withoutToken,
      'security-token',
    ),
    denied(
      'soap-login-retired',
      'The org does not offer SOAP login()',
      faultyOrg('soap-login-retired'),
      password(faultyOrg('soap-login-retired')),
      'soap-login-retired',
    ),
    denied('user-inactive', 'The API user is inactive', undefined, undefined, 'user-inactive'),
    denied(
      'ip-restricted',
      'The API user may not sign in from here',
      undefined,
      undefined,
      'ip-restricted',
    ),
    denied(
      'login-hours',
      'The API user may not sign in at this hour',
      undefined,
      undefined,
      'ip-restricted',
    ),
  ]
}

function accessScenarios(): readonly Scenario[] {
  const expired = faultyOrg('session-invalid')
  return [
    seen(
      'session-invalid',
      'The access token has expired',
      expired,
      refused('sign-in', 'session-invalid'),
      token(expired),
      NEW_CREDENTIALS,
    ),
    fault('api-disabled', 'The org has no API', refused('sign-in', 'api-disabled')),
    fault('api-limit', 'The API requests of the day are used up', refused('sign-in', 'limit')),
    fault(
      'api-unavailable',
      'The API answers with a page about maintenance',
      refused('sign-in', 'unavailable'),
    ),
    fault('api-redirect', 'The API answers with a redirect', {
      ...refused('sign-in', ''),
      rule: 'http/redirect',
    }),
    fault(
      'no-lead-access',
      'The API user may not see leads',
      refused('permission', 'insufficient-access'),
    ),
    fault('no-setup-access', 'The API user may not see the rules of the org', HEALTHY),
    fault(
      'cannot-delete',
      'The API user may not delete leads',
      expectation('clean-up', 'warn', 'salesforce/insufficient-access'),
    ),
  ]
}

function seen(
  name: string,
  title: string,
  identity: OrgIdentity,
  expect: Expectation,
  api: Api = secret(identity),
  heals?: string,
): Scenario {
  const organizationId = organizationIdOf(identity)
  const more = {
    ...(expect.step === 'read-back' ? { takesPatience: true as const } : {}),
    ...(heals === undefined ? {} : { heals }),
  }
  return scenario(name, title, { type: 'salesforce', organizationId, api }, expect, more)
}

/** An org with a fault, looked at with client credentials. */
function fault(name: OrgFault, title: string, expect: Expectation): Scenario {
  return seen(name, title, faultyOrg(name), expect)
}

/** The sign-in is refused: a finding about the credentials, while the lead is sent all the same. */
function denied(
  name: string,
  title: string,
  identity: OrgIdentity = faultyOrg(name as OrgFault),
  api: Api = secret(identity),
  rule = 'oauth-client-invalid',
): Scenario {
  return seen(name, title, identity, refused('sign-in', rule), api, NEW_CREDENTIALS)
}

function refused(step: 'sign-in' | 'permission', rule: string): Expectation {
  return expectation(step, 'warn', `salesforce/${rule}`)
}

function lost(fault: LeadLoss): Expectation {
  const [first, ...others] = (DROPPED[fault] ?? [fault]).map((name) => `salesforce/${name}`)
  const expected = expectation('read-back', 'fail', first)
  return fault in DROPPED ? { ...expected, followedBy: others } : expected
}

function secret(identity: OrgIdentity): Api {
  const { host, app } = healthyOrg(identity)
  const { clientId, clientSecret } = app
  return { type: 'client-credentials', loginUrl: `https://${host}`, clientId, clientSecret }
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
