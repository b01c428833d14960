// How Marketo refuses the deep check: a finding about the credentials, never about the form.
import { formConfigOf, type SubscriptionFault } from '../marketo/subscriptions.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation, scenario } from './define.ts'
import { withApi } from './marketo.ts'

const NEW_CREDENTIALS = 'Copy the client id and secret from the custom service in LaunchPoint.'

export const marketoApiScenarios: readonly Scenario[] = [
  credentials('client-secret-wrong', 'The client secret is wrong', { clientSecret: 'guess' }),
  credentials('client-unknown', 'No custom service has this client id', {
    clientId: '00000000-0000-4000-8000-000000000000',
  }),
  refused('subscription-invalid', 'The REST host does not know the subscription', 'sign-in'),
  refused(
    'api-down',
    'The REST host answers with a page about maintenance',
    'sign-in',
    'unavailable',
  ),
  refused('token-invalid', 'The token is refused that was just given', 'permission'),
  refused('token-expired', 'The token expires at once', 'permission', 'token-invalid'),
  refused('ip-not-allowed', 'The API may not be called from here', 'permission', 'access-denied'),
  refused('rate-limited', 'Too many calls in 20 seconds', 'permission'),
  refused('daily-quota', 'The calls of the day are used up', 'permission', 'rate-limited'),
  refused('too-many-at-once', 'Too many calls at once', 'permission', 'rate-limited'),
  refused('request-timed-out', 'Marketo gives up on its own request', 'permission', 'unavailable'),
  refused('temporarily-unavailable', 'The API is unavailable', 'permission', 'unavailable'),
  refused('system-error', 'The API has an error of its own', 'permission', 'unavailable'),
  refused('transient-error', 'The API asks to try again', 'permission', 'unavailable'),
  refused('field-error', 'The API refuses a parameter', 'permission'),
  refused('cannot-read-leads', 'The API user may not see people', 'read-back', 'access-denied'),
  refused('cannot-read-forms', 'The API user may not see forms', 'permission', 'access-denied'),
  refused(
    'other-workspace',
    'The form lies in a workspace that the API user does not see',
    'permission',
    'form-not-visible',
  ),
  withApi(
    'cannot-delete',
    'The API user may not delete people',
    'cannot-delete',
    expectation('clean-up', 'warn', 'marketo/access-denied'),
  ),
]

function refused(
  fault: SubscriptionFault,
  title: string,
  step: Expectation['step'],
  rule: string = fault,
): Scenario {
  return withApi(fault, title, fault, expectation(step, 'warn', `marketo/${rule}`))
}

function credentials(name: string, title: string, change: object): Scenario {
  const { form, api } = formConfigOf('healthy')
  const expect = expectation('sign-in', 'warn', 'marketo/client-invalid')
  const destination = { ...form, api: { ...api, ...change } }
  return scenario(name, title, destination, expect, { heals: NEW_CREDENTIALS })
}
