// Directories that refuse to sign the application or the user in.
import type { Verdict } from '../../model/vocabulary.ts'
import { identityIn, type WorldName } from '../dataverse/dynamics.ts'
import { madeUpId } from '../dataverse/identity.ts'
import { homeOf, NEW_PASSWORD, NEW_SECRET } from '../entra/states.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { ARRIVES, byApplication, byPassword, inState, waiting } from './dynamics-365-define.ts'

const BY_NEW_SECRET = {
  does: 'Make a new client secret and enter its value, which is shown only once.',
  auth: { clientSecret: NEW_SECRET.value },
}
const THROTTLED = waiting('Wait ten minutes with nothing signing in, then check once.')
const OUTAGE = waiting('Wait until Microsoft Entra works again, and run the check again.')

const OWN_CLIENT = identityIn('own-client-not-public').applicationId

export const dynamicsSignInScenarios: readonly Scenario[] = [
  inState(
    'tenant-mismatch',
    'The organization belongs to another directory',
    {
      ...expectation('network', 'fail', 'dataverse/tenant-mismatch'),
    },
    { mend: atHome('tenant-mismatch') },
  ),
  inState(
    'tenant-gone',
    'The directory is gone, its last subscription has ended',
    refused('tenant-not-found'),
    { mend: atHome('tenant-gone') },
  ),
  byApplication(
    'domain-not-found',
    'The directory is named by a domain that nobody has',
    'healthy',
    refused('tenant-not-found'),
    {
      auth: { directoryId: 'contoso-retired.example' },
      mend: 'Copy the Directory (tenant) ID from the Overview page of the app registration.',
    },
  ),
  inState('other-cloud', 'The directory is one of Azure Government', refused('wrong-cloud'), {
    mend: atHome('other-cloud'),
  }),
  byApplication(
    'app-not-found',
    'The application is not in the directory',
    'app-not-found',
    refused('app-not-found'),
    {
      auth: { applicationId: madeUpId('application of another directory') },
      mend: 'Copy the Application (client) ID from the Overview page of the app registration.',
    },
  ),
  inState('app-disabled', 'The application is disabled', refused('app-disabled'), {
    mend: 'Set "Enabled for users to sign in" of the enterprise application to Yes.',
  }),
  inState('secret-replaced', 'Somebody has replaced the secret', refused('client-secret-invalid'), {
    mend: BY_NEW_SECRET,
  }),
  inState('secret-expired', 'The secret expired yesterday', refused('client-secret-expired'), {
    mend: BY_NEW_SECRET,
  }),
  inState(
    'app-blocked-by-policy',
    'A policy for workloads keeps the application out',
    refused('conditional-access-blocked'),
    { mend: 'Exclude the application, a workload identity, from the Conditional Access policy.' },
  ),
  inState(
    'dynamics-absent',
    'Dynamics has never been set up in the directory',
    refused('resource-not-in-tenant'),
    { mend: atHome('dynamics-absent') },
  ),
  inState(
    'dynamics-disabled',
    'Dynamics is disabled in the directory',
    refused('resource-not-in-tenant'),
    { mend: 'Set "Enabled for users to sign in" of the enterprise application Dataverse to Yes.' },
  ),
  inState(
    'not-subscribed',
    'The directory has no subscription for Dynamics',
    refused('resource-not-in-tenant'),
    { mend: 'Renew the subscription of Dynamics 365 for the directory.' },
  ),
  inState(
    'sign-in-throttled',
    'The directory is asked too often',
    refused('throttled', 'inconclusive'),
    { mend: THROTTLED },
  ),
  inState(
    'sign-in-loop',
    'Entra suspects a client that asks in a loop',
    refused('throttled', 'inconclusive'),
    { mend: THROTTLED },
  ),
  inState(
    'sign-in-transient',
    'Entra has a passing trouble',
    refused('unavailable', 'inconclusive'),
    { mend: OUTAGE },
  ),
  inState(
    'sign-in-empty-503',
    'Entra answers 503 with an empty object',
    refused('unavailable', 'inconclusive'),
    { mend: OUTAGE },
  ),
  inState(
    'sign-in-silent',
    'Entra does not answer',
    expectation('sign-in', 'inconclusive', 'network/timeout'),
    { timeoutMs: 3000, mend: OUTAGE },
  ),
  person('other-cloud-user', 'The user’s directory is one of Azure Government', 'wrong-cloud', {
    does: 'Give a user of the directory that owns the environment.',
    auth: { userName: homeOf(identityIn('other-cloud-user').host).userName },
  }),
  byPassword(
    'own-client-not-public',
    'The publisher’s own client does not allow public client flows',
    'own-client-not-public',
    refused('client-credential-missing'),
    {
      auth: { clientId: OWN_CLIENT },
      mend: {
        does: 'Set "Allow public client flows" of the app registration to Yes.',
        auth: { clientId: OWN_CLIENT },
      },
    },
  ),
  person('password-changed', 'The password has been changed', 'user-password-invalid', {
    does: 'Enter the password that is valid now.',
    auth: { password: NEW_PASSWORD },
  }),
  person(
    'user-federated',
    'Another identity provider knows the password',
    'user-password-invalid',
    {
      does: 'Let Microsoft Entra keep the password of this user, set one and enter it.',
      auth: { password: NEW_PASSWORD },
    },
  ),
  byPassword(
    'user-not-found',
    'Nobody has this user name',
    'user-not-found',
    refused('user-not-found'),
    {
      auth: { userName: `lead@${identityIn('user-not-found').domain}` },
      mend: 'Copy the user principal name of the user for marketplace leads.',
    },
  ),
  person(
    'user-locked',
    'The account is locked',
    'user-locked',
    'Stop whatever else signs in with this account, and wait for the lock-out to end.',
  ),
  person('password-expired', 'The password has expired', 'password-expired', {
    does: 'Sign in by hand, choose a new password and enter it.',
    auth: { password: NEW_PASSWORD },
  }),
  person(
    'user-disabled',
    'The account is disabled',
    'user-disabled',
    'Set "Account enabled" of the user to on.',
  ),
  person(
    'mfa-required',
    'The account needs a second factor',
    'mfa-required',
    byApp('mfa-required'),
  ),
  person(
    'mfa-not-set-up',
    'The account must enrol a second factor',
    'mfa-required',
    byApp('mfa-not-set-up'),
  ),
  person(
    'blocked-by-policy',
    'A Conditional Access policy keeps the user out',
    'conditional-access-blocked',
    'Exclude the leads account from the Conditional Access policy.',
  ),
  person(
    'consent-missing',
    'Nobody has consented to the client',
    'consent-missing',
    'Grant admin consent for the application to act for users in Dataverse.',
  ),
]

function refused(rule: string, outcome: Verdict = 'fail'): Expectation {
  return expectation('sign-in', outcome, `entra/${rule}`)
}

function person(
  world: WorldName,
  title: string,
  rule: string,
  mend: NonNullable<Parameters<typeof byPassword>[4]>['mend'] & {},
): Scenario {
  return byPassword(world, title, world, refused(rule), { mend })
}

/** No second factor is asked of an application. */
function byApp(world: WorldName) {
  return {
    does: 'Sign in with an application and its secret, of which no second factor is asked.',
    destination: byApplication(world, '', world, ARRIVES).destination,
  }
}

/** The application is registered where the environment belongs. */
function atHome(world: WorldName) {
  return {
    does: 'Register the application in the directory that owns the environment, and enter that directory’s id.',
    auth: { directoryId: homeOf(identityIn(world).host).directoryId },
  }
}
