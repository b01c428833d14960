// A Marketo check over real TLS: what each answer of the form and of the API comes to.
import { describe, expect, it } from 'vitest'
import { destinationKinds } from '../../../src/destinations/index.ts'
import { defaultRulebook } from '../../../src/diagnosis/default-rulebook.ts'
import { runCheck } from '../../../src/run/run-check.ts'
import { authority } from '../../platform/node/loopback.ts'
import { quickPlatform } from '../quick-platform.ts'
import { CLIENT, openSmallMarketo, type SmallMarketo, TOKEN } from './small-marketo.ts'

const rulebook = defaultRulebook()
const FORM = { type: 'marketo', serverId: 'ys12', munchkinId: '123-PQR-789', formId: 1179 }

async function check(marketo: SmallMarketo, api: object | undefined) {
  const rule = { fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort: String(marketo.port) }
  const destination = api === undefined ? FORM : { ...FORM, api }
  const report = await runCheck(
    { destination, name: 'mkto', cloud: 'global', options: {} },
    {
      platform: quickPlatform(),
      kinds: destinationKinds,
      rulebook,
      policy: { connectTo: [rule], ca: authority.pem, allowPorts: [], allowPrivate: [] },
      toolVersion: 'test',
    },
  )
  const outcomes = report.steps.slice(1).map(({ outcome }) => outcome)
  return { report, outcomes: outcomes.join(' '), rules: report.findings.map(({ rule }) => rule) }
}

async function marketoWith(state: Partial<SmallMarketo>): Promise<SmallMarketo> {
  return Object.assign(await openSmallMarketo(), state)
}

const LEFT = 'lead/test-lead-left-behind'
const captcha = { rows: [[]], EnableCaptcha: 1 }
const demanding = { rows: [[{ Name: 'Segment', IsRequired: true }]], EnableCaptcha: 0 }

describe('with API credentials', () => {
  it('a lead is sent, found and removed, with nothing secret in the report', async () => {
    const marketo = await openSmallMarketo()
    const { report, outcomes, rules } = await check(marketo, CLIENT)
    expect(outcomes).toBe('pass pass pass pass pass pass')
    expect(rules).toEqual([])
    expect(report.testLead).toMatchObject({ receipt: 'created', removed: true })
    expect(marketo.leads).toEqual([])
    const text = JSON.stringify(report)
    expect(text).not.toContain(CLIENT.clientSecret)
    expect(text).not.toContain(TOKEN)
    const exchanges = report.steps.flatMap((step) => step.exchanges)
    const sent = exchanges.filter(({ request }) => request.method !== 'CONNECT')
    expect(sent).toHaveLength(marketo.requests.length)
  })

  it.each<[string, Partial<SmallMarketo>, string, string[]]>([
    [
      'the checksum switch',
      {},
      'pass pass pass pass fail pass',
      ['marketo/lead-not-created', 'marketo/checksum-rejected', 'marketo/domain-blocked', LEFT],
    ],
    [
      'a CAPTCHA',
      { form: captcha },
      'pass pass warn pass fail pass',
      ['marketo/captcha-enabled', 'marketo/captcha-enabled', LEFT],
    ],
    [
      'a required field',
      { form: demanding },
      'pass pass warn pass fail pass',
      ['marketo/required-field', 'marketo/required-field', LEFT],
    ],
    [
      'a draft',
      { status: 'draft' },
      'pass pass warn pass fail pass',
      ['marketo/form-not-approved', 'marketo/form-not-approved', LEFT],
    ],
  ])('a lead that vanishes by %s is a failure', async (_what, state, outcomes, rules) => {
    const marketo = await marketoWith({ submission: 'vanishes', ...state })
    const seen = await check(marketo, CLIENT)
    expect([seen.outcomes, seen.rules]).toEqual([outcomes, rules])
    expect(seen.report.verdict).toBe('fail')
  })

  it('credentials that are refused are asked for once, and the lead is sent all the same', async () => {
    const marketo = await openSmallMarketo()
    const seen = await check(marketo, { ...CLIENT, clientSecret: 'another secret' })
    expect(seen.outcomes).toBe('pass warn pass warn skip pass')
    expect(seen.rules).toEqual(['marketo/client-invalid', 'marketo/accepted-unconfirmed', LEFT])
    expect(marketo.requests.filter((one) => one.includes('identity'))).toHaveLength(1)
  })

  it.each([
    ['603', 'Access denied', 'marketo/access-denied'],
    ['606', "Max rate limit '100' exceeded with in '20' secs", 'marketo/rate-limited'],
    ['608', 'API Temporarily Unavailable', 'marketo/unavailable'],
  ])('error %s of the API is about the API', async (code, message, rule) => {
    const seen = await check(await marketoWith({ restError: { code, message } }), CLIENT)
    expect(seen.outcomes).toBe('pass pass warn pass warn warn')
    expect(seen.rules).toEqual([rule, rule, 'marketo/accepted-unconfirmed', LEFT])
    expect(seen.report.testLead).toMatchObject({ receipt: 'maybe-created', removed: false })
  })

  it('a token that is refused at once is not used again', async () => {
    const restError = { code: '602', message: 'Access token expired' }
    const seen = await check(await marketoWith({ restError }), CLIENT)
    expect(seen.outcomes).toBe('pass pass warn warn skip pass')
    expect(seen.rules).toEqual(['marketo/token-invalid', 'marketo/accepted-unconfirmed', LEFT])
  })

  it('a lead that may not be removed is named', async () => {
    const marketo = await marketoWith({ mayDelete: false })
    const seen = await check(marketo, CLIENT)
    expect(seen.outcomes).toBe('pass pass pass pass pass warn')
    expect(seen.rules).toEqual(['marketo/access-denied', LEFT])
    expect(seen.report.testLead).toMatchObject({ receipt: 'created', removed: false })
  })
})

describe('without API credentials', () => {
  it('an acceptance is not a pass', async () => {
    const seen = await check(await openSmallMarketo(), undefined)
    expect(seen.outcomes).toBe('pass skip pass warn skip pass')
    expect(seen.rules).toEqual(['marketo/accepted-unconfirmed', LEFT])
  })

  it.each<[SmallMarketo['submission'], string, string]>([
    ['checksum', 'fail', 'marketo/checksum-rejected'],
    ['rejected', 'fail', 'marketo/submission-rejected'],
    ['page', 'inconclusive', 'https-endpoint/answer-is-a-page'],
    ['down', 'inconclusive', 'marketo/unavailable'],
  ])('the answer "%s" is a %s', async (submission, outcome, rule) => {
    const seen = await check(await marketoWith({ submission }), undefined)
    expect(seen.report.steps[4]?.outcome).toBe(outcome)
    expect(seen.rules[0]).toBe(rule)
  })

  it('a rejection is explained by the CAPTCHA that the form shows', async () => {
    const marketo = await marketoWith({ submission: 'rejected', form: captcha })
    const seen = await check(marketo, undefined)
    expect(seen.rules[0]).toBe('marketo/captcha-enabled')
  })

  it('a form that is not there gets no lead', async () => {
    const marketo = await marketoWith({ form: { error: true, message: 'no such form' } })
    const seen = await check(marketo, undefined)
    expect(seen.outcomes).toBe('pass skip fail skip skip skip')
    expect(seen.rules).toEqual(['marketo/form-not-found'])
    expect(marketo.requests).toHaveLength(1)
  })

  it('a page in the place of a form proves nothing, and the lead is sent', async () => {
    const seen = await check(await marketoWith({ form: '<html>Welcome</html>' }), undefined)
    expect(seen.outcomes).toBe('pass skip inconclusive warn skip pass')
    expect(seen.rules[0]).toBe('marketo/form-not-found')
  })
})
