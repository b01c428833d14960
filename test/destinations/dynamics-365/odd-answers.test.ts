// Steps against servers that answer as no environment should: real TLS, one answer for each method.
import { createServer } from 'node:https'
import { describe, expect, it } from 'vitest'
import { cleanUp } from '../../../src/destinations/dynamics-365/clean-up.ts'
import type { Dynamics365Config } from '../../../src/destinations/dynamics-365/config.ts'
import { network } from '../../../src/destinations/dynamics-365/network.ts'
import { openSession } from '../../../src/destinations/dynamics-365/session.ts'
import { write } from '../../../src/destinations/dynamics-365/write.ts'
import { createTestLead } from '../../../src/lead/test-lead.ts'
import type { CheckContext } from '../../../src/model/destination-kind.ts'
import { createNodePlatform } from '../../../src/platform/node/node-platform.ts'
import { createLeaf } from '../../net/certificates.ts'
import { authority, listen, netTo } from '../../platform/node/loopback.ts'

const HOST = 'contoso.crm4.dynamics.com'
const TENANT = '8a1b2c3d-1111-4000-8000-1234567890ab'
const LEAD_ID = '5e6f7a8b-2222-4000-8000-1234567890ab'
const leaf = await createLeaf({ names: [HOST] }, authority)

type Answer = readonly [status: number, body?: string, headers?: Record<string, string>]

interface Served {
  readonly check: CheckContext<Dynamics365Config>
  readonly asked: string[]
}

/** Answers by method; `hang-up` closes the connection instead. */
async function serve(answers: Readonly<Record<string, Answer | 'hang-up'>>): Promise<Served> {
  const asked: string[] = []
  const site = await listen(
    createServer(leaf, (request, response) => {
      asked.push(`${request.method}`)
      const answer = answers[request.method ?? ''] ?? [404]
      if (answer === 'hang-up') return request.socket.destroy()
      const [status, body = '', headers = {}] = answer
      response.writeHead(status, headers).end(body)
      return undefined
    }),
  )
  const platform = createNodePlatform()
  const auth = {
    type: 'entra',
    directoryId: TENANT,
    applicationId: LEAD_ID,
    clientSecret: 'Qx~8Q.abcdefghijklmnop',
  } as const
  const check: CheckContext<Dynamics365Config> = {
    config: { type: 'dynamics-365', url: `https://${HOST}`, auth },
    cloud: 'global',
    lead: createTestLead(platform),
    net: netTo(site),
    clock: platform.clock,
    wait: async () => undefined,
  }
  return { check, asked }
}

const CHALLENGE = `Bearer authorization_uri=https://login.windows.net/${TENANT}/oauth2/authorize`
const error = (code: string, message = 'x') => JSON.stringify({ error: { code, message } })

describe('the first answer', () => {
  it.each<[string, Answer | 'hang-up', string, string | undefined]>([
    ['the challenge', [401, '', { 'www-authenticate': CHALLENGE }], 'pass', undefined],
    ['a page', [200, '<html></html>'], 'fail', 'lp:url-not-dynamics'],
    ['nothing there', [404], 'fail', 'lp:url-not-dynamics'],
    ['a redirect', [302, '', { location: 'https://x.example' }], 'fail', 'lp:url-not-dynamics'],
    ['a ban', [403], 'fail', 'lp:url-not-dynamics'],
    [
      'a challenge without a token',
      [401, '', { 'www-authenticate': 'Basic realm="x"' }],
      'fail',
      'lp:url-not-dynamics',
    ],
    [
      'Windows authentication',
      [401, '', { 'www-authenticate': 'Negotiate' }],
      'fail',
      'lp:on-premises',
    ],
    [
      'a sign-in service of one’s own',
      [
        401,
        '',
        {
          'www-authenticate':
            'Bearer authorization_uri=https://adfs.contoso.com/adfs/oauth2/authorize',
        },
      ],
      'fail',
      'lp:on-premises',
    ],
    ['trouble', [503], 'inconclusive', undefined],
    ['too many', [429], 'inconclusive', undefined],
    ['a disabled organization', [503, error('0x8004A104')], 'fail', '0x8004a104'],
    ['no answer', 'hang-up', 'inconclusive', 'UND_ERR_SOCKET'],
  ])('%s', async (_, answer, outcome, code) => {
    const { check, asked } = await serve({ GET: answer })
    const { evidence } = await network(check, openSession(check))
    expect(evidence.at(-1)).toMatchObject({ outcome })
    expect(evidence.at(-1)?.codes[0]).toBe(code)
    expect(asked).toEqual(['GET'])
  })
})

describe('a write that is not plainly answered', () => {
  it.each<[string, Answer | 'hang-up', string, string]>([
    ['without an id', [204], 'maybe-created', 'inconclusive'],
    ['with a page', [200, '<html></html>'], 'maybe-created', 'inconclusive'],
    ['broken off', 'hang-up', 'maybe-created', 'inconclusive'],
    ['by trouble', [500, error('0x80044150')], 'maybe-created', 'inconclusive'],
    ['by a limit', [429, error('0x80072322'), { 'retry-after': '5' }], 'nothing', 'inconclusive'],
    ['by a refusal of our guess', [400, error('0x80061005')], 'nothing', 'inconclusive'],
    ['by a refusal', [403, error('0x80040220')], 'nothing', 'fail'],
  ])('%s', async (_, answer, receipt, outcome) => {
    const { check, asked } = await serve({ POST: answer })
    const result = await write(check, openSession(check))
    expect(result).toMatchObject({ receipt, evidence: [{ outcome }] })
    expect(asked).toEqual(['POST'])
  })
})

describe('clean-up', () => {
  const THERE: Answer = [200, JSON.stringify({ leadid: LEAD_ID })]
  it.each<[string, Answer | 'hang-up', Answer | 'hang-up', boolean, string | undefined]>([
    ['done and confirmed', [204], [404], true, undefined],
    ['done, and reading is refused', [204], [403], true, undefined],
    ['done already', [404], [404], true, undefined],
    ['said to be done, and the lead is there', [204], THERE, false, 'lp:lead-left-behind'],
    ['refused', [403, error('0x80040220')], THERE, false, 'lp:lead-left-behind'],
    ['broken off, and the lead is gone', 'hang-up', [404], true, undefined],
    ['broken off, and the lead is there', 'hang-up', THERE, false, 'lp:lead-left-behind'],
    ['in trouble, and so is reading', [503], [503], false, 'lp:lead-maybe-left-behind'],
  ])('%s', async (_, deletion, read, removed, code) => {
    const { check } = await serve({ DELETE: deletion, GET: read })
    const session = Object.assign(openSession(check), { leadId: LEAD_ID, receipt: 'created' })
    const result = await cleanUp(check, session as ReturnType<typeof openSession>)
    expect(result.removed).toBe(removed)
    expect(result.evidence[0]?.codes[0]).toBe(code)
  })

  it.each<[string, Answer, string]>([
    ['nothing is found', [200, '{"value":[]}'], 'no lead carries the marker'],
    ['searching is refused', [403, error('0x80040220')], 'may not read leads'],
  ])('of an uncertain lead says that it may still come when %s', async (_, found, words) => {
    const { check, asked } = await serve({ GET: found })
    const result = await cleanUp(check, openSession(check))
    expect(result).toMatchObject({
      removed: false,
      evidence: [
        { outcome: 'warn', codes: ['lp:lead-maybe-left-behind'], text: check.lead.marker },
      ],
    })
    expect(result.summary).toContain(words)
    expect(asked).toEqual(['GET'])
  })
})
