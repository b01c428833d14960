// How Marketo refuses the deep check: a finding about the credentials, never about the form.
import { formConfigOf, type SubscriptionFault } from '../marketo/subscriptions.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation, mendWith, scenario } from './define.ts'
import { MARKETO_OUTAGE, withApi } from './marketo.ts'

const NEW_CREDENTIALS = 'Copy the client id and secret from the custom service in LaunchPoint.'

const OUTAGE = { does: MARKETO_OUTAGE, byWaiting: true } as const
const LIMIT = {
  does: 'Wait until the limit of calls is refreshed, with fewer programs at work.',
  byWaiting: true,
} as const

export const marketoApiScenarios: readonly Scenario[] = [
  credentials('client-secret-wrong', 'The client secret is wrong', { clientSecret: 'guess' }),
  credentials('client-unknown', 'No custom service has this client id', {
    clientId: '00000000-0000-4000-8000-000000000000',
  }),
  refused(
    'subscription-invalid',
    'The REST host does not know the subscription',
    { does: 'Ask Adobe’s support to renew the subscription, or its API.' },
    'sign-in',
  ),
  refused(
    'api-down',
    'The REST host answers with a page about maintenance',
    OUTAGE,
    'sign-in',
    'unavailable',
  ),
  refused('token-invalid', 'The token is refused that was just given', OUTAGE),
  refused('token-expired', 'The token expires at once', OUTAGE, 'permission', 'token-invalid'),
  refused(
    'ip-not-allowed',
    'The API may not be called from here',
    { does: 'Add the address the check comes from to the IP allowlist of the API.' },
    'permission',
    'access-denied',
  ),
  refused('rate-limited', 'Too many calls in 20 seconds', LIMIT),
  refused('daily-quota', 'The calls of the day are used up', LIMIT, 'permission', 'rate-limited'),
  refused('too-many-at-once', 'Too many calls at once', LIMIT, 'permission', 'rate-limited'),
  ...(
    [
      ['request-timed-out', 'Marketo gives up on its own request'],
      ['temporarily-unavailable', 'The API is unavailable'],
      ['system-error', 'The API has an error of its own'],
      ['transient-error', 'The API asks to try again'],
    ] as const
  ).map(([fault, title]) => refused(fault, title, OUTAGE, 'permission', 'unavailable')),
  refused('field-error', 'The API refuses a parameter', {
    does: 'Let the API user’s role read the fields of people.',
  }),
  refused(
    'cannot-read-leads',
    'The API user may not see people',
    { does: 'Give the role of the API user Read-Only Person.' },
    'read-back',
    'access-denied',
  ),
  refused(
    'cannot-read-forms',
    'The API user may not see forms',
    { does: 'Give the role of the API user Read-Only Assets.' },
    'permission',
    'access-denied',
  ),
  refused(
    'other-workspace',
    'The form lies in a workspace that the API user does not see',
    { does: 'Give the API user a role in the workspace of the form.' },
    'permission',
    'form-not-visible',
  ),
  withApi(
    'cannot-delete',
    'The API user may not delete people',
    'cannot-delete',
    expectation('clean-up', 'warn', 'marketo/access-denied'),
    { does: 'Give the role of the API user Read-Write Person. Delete the person by hand.' },
  ),
]

function refused(
  fault: SubscriptionFault,
  title: string,
  mend: Parameters<typeof withApi>[4],
  step: Expectation['step'] = 'permission',
  rule: string = fault,
): Scenario {
  return withApi(fault, title, fault, expectation(step, 'warn', `marketo/${rule}`), mend)
}

function credentials(name: string, title: string, change: object): Scenario {
  const { form, api } = formConfigOf('healthy')
  const expect = expectation('sign-in', 'warn', 'marketo/client-invalid')
  const destination = { ...form, api: { ...api, ...change } }
  const mend = mendWith(NEW_CREDENTIALS, { destination: { ...form, api } })
  return scenario(name, title, destination, expect, mend)
}
