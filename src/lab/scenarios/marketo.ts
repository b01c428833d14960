// Marketo: the form as anybody sees it, with API credentials and without.
import { formConfigOf, type SubscriptionFault } from '../marketo/subscriptions.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation, scenario } from './define.ts'

const UNCONFIRMED = expectation('write', 'warn', 'marketo/accepted-unconfirmed')
const HEALTHY = expectation('clean-up', 'pass')
const FROM_EMBED = 'Copy the three values from the embed code of the form.'

export const marketoScenarios: readonly Scenario[] = [
  byForm('accepted', 'The form takes the lead, and nobody can see it', 'healthy', UNCONFIRMED, {
    heals: 'Look for the lead in Marketo, or give API credentials.',
  }),
  withApi('healthy', 'The form takes the lead, shows it and removes it', 'healthy', HEALTHY),
  ...both(
    'form-not-found',
    'Marketo has no form of this number',
    expectation('permission', 'fail', 'marketo/form-not-found'),
    FROM_EMBED,
  ),
  ...foretold(
    'captcha-enabled',
    'The form demands a CAPTCHA',
    'Switch the CAPTCHA off in the settings of the form, and approve it.',
  ),
  ...foretold(
    'required-field',
    'The form demands an industry, which the marketplace does not send',
    'Make the field optional, and approve the form.',
  ),
  ...both(
    'checksum-rejected',
    'Submissions that do not come from Marketo’s own script are rejected',
    expectation('write', 'fail', 'marketo/checksum-rejected'),
    'Switch Reject Invalid Checksum Values off in the Treasure Chest.',
  ),
  ...both(
    'domain-blocked',
    'A Global Form Validation Rule blocks the domain of the test lead',
    expectation('write', 'fail', 'marketo/submission-rejected'),
    'Take the domain off the blocklist.',
  ),
  byForm(
    'form-server-down',
    'The form server answers with a page about maintenance',
    'form-server-down',
    expectation('permission', 'inconclusive', 'marketo/unavailable'),
  ),
  ...silent('form-not-approved', 'The form is a draft', ['form-not-approved'], 'Approve the form.'),
  ...silent(
    'checksum-dropped',
    'Submissions without Marketo’s own checksum are dropped',
    ['checksum-rejected', 'lead-not-created', 'domain-blocked'],
    'Switch Reject Invalid Checksum Values off in the Treasure Chest.',
  ),
  ...silent(
    'checksum-unproven',
    'The same, and the API user may not submit forms',
    ['lead-not-created', 'checksum-rejected', 'domain-blocked'],
    'Switch Reject Invalid Checksum Values off in the Treasure Chest.',
  ),
  ...silent(
    'submissions-dropped',
    'Whatever fills in the form, nobody comes of it',
    ['lead-not-created', 'domain-blocked'],
    'Ask Adobe what becomes of the submissions.',
  ),
  scenario(
    'other-server',
    'The subscription lives on another server',
    { ...formConfigOf('elsewhere').form, serverId: 'ys12' },
    expectation('permission', 'fail', 'marketo/form-not-found'),
    { heals: FROM_EMBED },
  ),
  scenario(
    'server-unknown',
    'There is no server of this name',
    { ...formConfigOf('healthy').form, serverId: 'zz99' },
    expectation('network', 'fail', 'network/dns-not-found'),
    { heals: FROM_EMBED },
  ),
  ...malformed(),
]

function malformed(): readonly Scenario[] {
  const { form } = formConfigOf('healthy')
  const wrong = (name: string, title: string, change: object, rule: string) =>
    scenario(
      name,
      title,
      { ...form, ...change },
      expectation('config', 'fail', `marketo/${rule}`),
      { heals: FROM_EMBED },
    )
  return [
    wrong(
      'server-id-malformed',
      'A host of the publisher’s own stands for the server',
      { serverId: 'lp.contoso.example' },
      'server-id-malformed',
    ),
    wrong(
      'munchkin-id-malformed',
      'The Munchkin id is cut off',
      { munchkinId: '123-PQR' },
      'munchkin-id-malformed',
    ),
    wrong(
      'form-id-malformed',
      'The form id comes from the address of the asset',
      { formId: 'FO1179B2' },
      'form-id-malformed',
    ),
  ]
}

/** What shows without credentials shows with them just the same. */
function both(
  fault: SubscriptionFault,
  title: string,
  expect: Expectation,
  heals?: string,
): readonly Scenario[] {
  const more = heals === undefined ? {} : { heals }
  return [
    byForm(fault, title, fault, expect, more),
    withApi(`${fault}-deep`, title, fault, expect, more),
  ]
}

/** The description of the form tells what will go wrong; the lead's absence proves it. */
function foretold(fault: SubscriptionFault, title: string, heals: string): readonly Scenario[] {
  const rule = `marketo/${fault}`
  return [
    byForm(fault, title, fault, expectation('permission', 'warn', rule), { heals }),
    withApi(`${fault}-deep`, title, fault, expectation('read-back', 'fail', rule), { heals }),
  ]
}

/** Accepted with a smile: only credentials show that the lead never comes. */
function silent(
  fault: SubscriptionFault,
  title: string,
  rules: readonly [string, ...string[]],
  heals: string,
): readonly Scenario[] {
  const [first, ...others] = rules.map((rule) => `marketo/${rule}`)
  const missed = { ...expectation('read-back', 'fail', first), followedBy: others }
  return [
    byForm(`${fault}-unseen`, title, fault, UNCONFIRMED, { heals }),
    withApi(fault, title, fault, missed, { heals }),
  ]
}

function byForm(
  name: string,
  title: string,
  which: SubscriptionFault | 'healthy',
  expect: Expectation,
  more: Pick<Scenario, 'heals'> = {},
): Scenario {
  return scenario(name, title, formConfigOf(which).form, expect, more)
}

/** The same with API credentials. */
export function withApi(
  name: string,
  title: string,
  which: SubscriptionFault | 'healthy',
  expect: Expectation,
  more: Pick<Scenario, 'heals'> = {},
): Scenario {
  const { form, api } = formConfigOf(which)
  const patience = expect.step === 'read-back' ? { takesPatience: true as const } : {}
  return scenario(name, title, { ...form, api }, expect, { ...patience, ...more })
}
