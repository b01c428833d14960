// Marketo: the form as anybody sees it, with API credentials and without.
import { formConfigOf, OTHER_FORM_ID, type SubscriptionFault } from '../marketo/subscriptions.ts'
import type { Expectation, Mend, Scenario } from '../scenario.ts'
import { expectation, mendWith, scenario } from './define.ts'

const UNCONFIRMED = expectation('write', 'warn', 'marketo/accepted-unconfirmed')
const HEALTHY = expectation('clean-up', 'pass')
const AND_SEE = 'Give API credentials as well, with which the check sees that it helped.'
const CHECKSUMS_OFF = 'Switch Reject Invalid Checksum Values off in the Treasure Chest.'
export const MARKETO_OUTAGE = 'Wait until Marketo works again, and run the check again.'
const FROM_EMBED = 'Copy the three values from the embed code of the form.'

export const marketoScenarios: readonly Scenario[] = [
  byForm('accepted', 'The form takes the lead, and nobody can see it', 'healthy', UNCONFIRMED, {
    does: 'Give API credentials, with which the check looks for the lead.',
  }),
  withApi('healthy', 'The form takes the lead, shows it and removes it', 'healthy', HEALTHY),
  ...both(
    'form-not-found',
    'Marketo has no form of this number',
    expectation('permission', 'fail', 'marketo/form-not-found'),
    { does: FROM_EMBED, settings: { formId: OTHER_FORM_ID } },
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
    { does: CHECKSUMS_OFF },
  ),
  ...both(
    'domain-blocked',
    'A Global Form Validation Rule blocks the domain of the test lead',
    expectation('write', 'fail', 'marketo/submission-rejected'),
    { does: 'Take the domain off the blocklist of the Global Form Validation Rules.' },
  ),
  byForm(
    'form-server-down',
    'The form server answers with a page about maintenance',
    'form-server-down',
    expectation('permission', 'inconclusive', 'marketo/unavailable'),
    { does: MARKETO_OUTAGE, byWaiting: true },
  ),
  ...silent('form-not-approved', 'The form is a draft', ['form-not-approved'], 'Approve the form.'),
  ...silent(
    'checksum-dropped',
    'Submissions without Marketo’s own checksum are dropped',
    ['checksum-rejected', 'lead-not-created', 'domain-blocked'],
    CHECKSUMS_OFF,
  ),
  ...silent(
    'checksum-unproven',
    'The same, and the API user may not submit forms',
    ['lead-not-created', 'checksum-rejected', 'domain-blocked'],
    CHECKSUMS_OFF,
  ),
  ...silent(
    'submissions-dropped',
    'Whatever fills in the form, nobody comes of it',
    ['lead-not-created', 'domain-blocked'],
    'Ask Adobe what becomes of the submissions.',
  ),
  wrong(
    'other-server',
    'The subscription lives on another server',
    'elsewhere',
    { serverId: 'ys12' },
    expectation('permission', 'fail', 'marketo/form-not-found'),
  ),
  wrong(
    'server-unknown',
    'There is no server of this name',
    'healthy',
    { serverId: 'zz99' },
    expectation('network', 'fail', 'network/dns-not-found'),
  ),
  ...malformed(),
]

function malformed(): readonly Scenario[] {
  const fails = (rule: string) => expectation('config', 'fail', `marketo/${rule}`)
  return [
    wrong(
      'server-id-malformed',
      'A host of the publisher’s own stands for the server',
      'healthy',
      { serverId: 'lp.contoso.example' },
      fails('server-id-malformed'),
    ),
    wrong(
      'munchkin-id-malformed',
      'The Munchkin id is cut off',
      'healthy',
      { munchkinId: '123-PQR' },
      fails('munchkin-id-malformed'),
    ),
    wrong(
      'form-id-malformed',
      'The form id comes from the address of the asset',
      'healthy',
      { formId: 'FO1179B2' },
      fails('form-id-malformed'),
    ),
  ]
}

/** A value that is not what the embed code says. */
function wrong(
  name: string,
  title: string,
  which: 'healthy' | 'elsewhere',
  change: object,
  expect: Expectation,
): Scenario {
  const { form } = formConfigOf(which)
  const mend = mendWith(FROM_EMBED, { destination: form, best: 'warn' })
  return scenario(name, title, { ...form, ...change }, expect, mend)
}

/** What shows without credentials shows with them just the same. */
function both(
  fault: SubscriptionFault,
  title: string,
  expect: Expectation,
  mend: Mending,
): readonly Scenario[] {
  return [
    byForm(fault, title, fault, expect, { ...mend, does: `${mend.does} ${AND_SEE}` }),
    withApi(`${fault}-deep`, title, fault, expect, mend),
  ]
}

/** The description of the form tells what will go wrong; the lead's absence proves it. */
function foretold(fault: SubscriptionFault, title: string, does: string): readonly Scenario[] {
  const rule = `marketo/${fault}`
  return [
    byForm(fault, title, fault, expectation('permission', 'warn', rule), {
      does: `${does} ${AND_SEE}`,
    }),
    withApi(`${fault}-deep`, title, fault, expectation('read-back', 'fail', rule), { does }),
  ]
}

/** Accepted with a smile: only credentials show that the lead never comes. */
function silent(
  fault: SubscriptionFault,
  title: string,
  rules: readonly [string, ...string[]],
  does: string,
): readonly Scenario[] {
  const [first, ...others] = rules.map((rule) => `marketo/${rule}`)
  const missed = { ...expectation('read-back', 'fail', first), followedBy: others }
  return [
    byForm(`${fault}-unseen`, title, fault, UNCONFIRMED, { does: `${does} ${AND_SEE}` }),
    withApi(fault, title, fault, missed, { does }),
  ]
}

interface Mending extends Pick<Mend, 'does' | 'byWaiting'> {
  /** What the settings then say otherwise. */
  readonly settings?: object
}

/** Without credentials, which are part of mending: they alone show that it helped. */
function byForm(
  name: string,
  title: string,
  which: SubscriptionFault | 'healthy',
  expect: Expectation,
  { settings, ...mend }: Mending,
): Scenario {
  const { form, api } = formConfigOf(which)
  const destination = { ...form, ...settings, api }
  return scenario(name, title, form, expect, {
    mend: { ...mend, destination, ...placeOf(which) },
  })
}

/** The same with API credentials. */
export function withApi(
  name: string,
  title: string,
  which: SubscriptionFault | 'healthy',
  expect: Expectation,
  mend?: Mending,
): Scenario {
  const { form, api } = formConfigOf(which)
  const before = { ...form, api }
  const patience = expect.step === 'read-back' ? { takesPatience: true as const } : {}
  if (mend === undefined) return scenario(name, title, before, expect, patience)
  const { settings, ...how } = mend
  const destination = settings === undefined ? {} : { destination: { ...before, ...settings } }
  return scenario(name, title, before, expect, {
    ...patience,
    mend: { ...how, ...destination, ...placeOf(which) },
  })
}

/** Where the form has another number, nothing at Marketo is wrong. */
function placeOf(which: SubscriptionFault | 'healthy'): Pick<Mend, 'place'> {
  const isSound = which === 'healthy' || which === 'form-not-found'
  return isSound ? {} : { place: formConfigOf(which).form.munchkinId }
}
