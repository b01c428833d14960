// Whole checks on Workers whose requests break: nothing is said about the destination, nor about its
// credentials. The runtime's own limit cannot be reached in a test, so its fetch is told to throw.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { destinationKinds } from '../../../src/destinations/index.ts'
import { defaultRulebook } from '../../../src/diagnosis/default-rulebook.ts'
import { createWorkersPlatform } from '../../../src/platform/workers/workers-platform.ts'
import { runCheck } from '../../../src/run/run-check.ts'

const HOOK = { type: 'https-endpoint', url: 'https://leads.contoso.example/in' }
const SECRETS = { clientId: 'id', clientSecret: 'a secret of sixteen' }
const SALESFORCE = {
  type: 'salesforce',
  organizationId: '00Do0000000ZHog',
  api: { type: 'client-credentials', loginUrl: 'https://contoso.my.salesforce.com', ...SECRETS },
}
const TOKEN = {
  ...SALESFORCE,
  api: {
    type: 'access-token',
    instanceUrl: 'https://contoso.my.salesforce.com',
    accessToken: '00Do0000000ZHog!a.token',
  },
}
const MARKETO = {
  type: 'marketo',
  serverId: 'ys12',
  munchkinId: '123-PQR-789',
  formId: 1179,
  api: SECRETS,
}
const USED_UP = 'Too many subrequests by single Worker invocation.'

afterEach(() => vi.unstubAllGlobals())

function checkWhere(words: string, destination: object, dnsServer?: string) {
  vi.stubGlobal('fetch', () => Promise.reject(new Error(words)))
  return runCheck(
    { destination, name: 'it', cloud: 'global', options: {} },
    {
      platform: createWorkersPlatform(dnsServer === undefined ? {} : { dnsServer }),
      kinds: destinationKinds,
      rulebook: defaultRulebook(),
      policy: { connectTo: [], allowPorts: [], allowPrivate: [] },
      toolVersion: 'test',
    },
  )
}

describe('a sign-in of the deep check whose request broke', () => {
  it.each([
    ['salesforce', SALESFORCE],
    ['salesforce by token', TOKEN],
    ['marketo', MARKETO],
  ])('%s: says nothing against the credentials', async (_, destination) => {
    const report = await checkWhere('whatever', destination)
    const signIn = report.steps.find(({ id }) => id === 'sign-in')
    expect(signIn).toMatchObject({
      outcome: 'inconclusive',
      summary: expect.stringContaining('gave no answer to the sign-in: CF_FETCH_FAILED'),
    })
    expect(report.verdict).toBe('inconclusive')
    expect(report.findings.map(({ rule }) => rule)).toEqual(['leadprobe/out-of-sight'])
    expect(report.findings[0]?.field).toBeUndefined()
    expect(report.testLead.receipt).toBe('nothing')
  })
})

describe('a run that has used up its requests', () => {
  it('says so in our own words, and that nothing was sent', async () => {
    const report = await checkWhere(USED_UP, HOOK)
    expect(report.verdict).toBe('inconclusive')
    expect(report.findings).toMatchObject([
      { rule: 'leadprobe/requests-used-up', turn: 'leadprobe', step: 'write' },
    ])
    expect(report.testLead.receipt).toBe('nothing')
  })

  it('says so of a name that could not be looked up any more', async () => {
    const report = await checkWhere(USED_UP, HOOK, 'https://dns.contoso.example/dns-query')
    expect(report.findings).toMatchObject([
      { rule: 'leadprobe/requests-used-up', turn: 'leadprobe', step: 'network' },
    ])
  })
})
