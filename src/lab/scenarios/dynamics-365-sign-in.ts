// Directories that refuse to sign the application or the user in.
import type { Verdict } from '../../model/vocabulary.ts'
import { identityIn, type WorldName } from '../dataverse/dynamics.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { byApplication, byPassword, inState } from './dynamics-365-define.ts'

const NEW_SECRET =
  'Make a new secret, copy its value while it is shown, and publish the offer again.'

export const dynamicsSignInScenarios: readonly Scenario[] = [
  inState('tenant-mismatch', 'The organization belongs to another directory', {
    ...expectation('network', 'fail', 'dataverse/tenant-mismatch'),
  }),
  inState(
    'tenant-gone',
    'The directory is gone, its last subscription has ended',
    refused('tenant-not-found'),
  ),
  byApplication(
    'domain-not-found',
    'The directory is named by a domain that nobody has',
    'healthy',
    refused('tenant-not-found'),
    {
      auth: { directoryId: 'contoso-retired.example' },
      heals: 'Copy the Directory (tenant) ID from the Overview page of the app registration.',
    },
  ),
  inState('other-cloud', 'The directory is one of Azure Government', refused('wrong-cloud')),
  inState('app-not-found', 'The application is not in the directory', refused('app-not-found'), {
    heals: 'Copy the Application (client) ID from the app registration’s Overview page.',
  }),
  inState('app-disabled', 'The application is disabled', refused('app-disabled')),
  inState('secret-replaced', 'Somebody has replaced the secret', refused('client-secret-invalid'), {
    heals: NEW_SECRET,
  }),
  inState('secret-expired', 'The secret expired yesterday', refused('client-secret-expired'), {
    heals: NEW_SECRET,
  }),
  inState(
    'app-blocked-by-policy',
    'A policy for workloads keeps the application out',
    refused('conditional-access-blocked'),
  ),
  inState(
    'dynamics-absent',
    'Dynamics has never been set up in the directory',
    refused('resource-not-in-tenant'),
  ),
  inState(
    'dynamics-disabled',
    'Dynamics is disabled in the directory',
    refused('resource-not-in-tenant'),
  ),
  inState(
    'not-subscribed',
    'The directory has no subscription for Dynamics',
    refused('resource-not-in-tenant'),
  ),
  inState(
    'sign-in-throttled',
    'The directory is asked too often',
    refused('throttled', 'inconclusive'),
  ),
  inState(
    'sign-in-loop',
    'Entra suspects a client that asks in a loop',
    refused('throttled', 'inconclusive'),
  ),
  inState(
    'sign-in-transient',
    'Entra has a passing trouble',
    refused('unavailable', 'inconclusive'),
  ),
  inState(
    'sign-in-empty-503',
    'Entra answers 503 with an empty object',
    refused('unavailable', 'inconclusive'),
  ),
  inState(
    'sign-in-silent',
    'Entra does not answer',
    expectation('sign-in', 'inconclusive', 'network/timeout'),
    { timeoutMs: 3000 },
  ),
  person('other-cloud-user', 'The user’s directory is one of Azure Government', 'wrong-cloud'),
  byPassword(
    'own-client-not-public',
    'The publisher’s own client does not allow public client flows',
    'own-client-not-public',
    refused('client-credential-missing'),
    { auth: { clientId: identityIn('own-client-not-public').applicationId } },
  ),
  person('password-changed', 'The password has been changed', 'user-password-invalid'),
  person('user-federated', 'Another identity provider knows the password', 'user-password-invalid'),
  person('user-not-found', 'Nobody has this user name', 'user-not-found'),
  person('user-locked', 'The account is locked', 'user-locked'),
  person('password-expired', 'The password has expired', 'password-expired'),
  person('user-disabled', 'The account is disabled', 'user-disabled'),
  person('mfa-required', 'The account needs a second factor', 'mfa-required'),
  person('mfa-not-set-up', 'The account must enrol a second factor', 'mfa-required'),
  person(
    'blocked-by-policy',
    'A Conditional Access policy keeps the user out',
    'conditional-access-blocked',
  ),
  person('consent-missing', 'Nobody has consented to the client', 'consent-missing'),
]

function refused(rule: string, outcome: Verdict = 'fail'): Expectation {
  return expectation('sign-in', outcome, `entra/${rule}`)
}

function person(world: WorldName, title: string, rule: string): Scenario {
  return byPassword(world, title, world, refused(rule))
}
