import { beforeEach, describe, expect, test } from 'vitest'
import { FLOWS, flowUrl, unsignedFlowUrl } from '../../src/lab/sites/flows.ts'
import { HOOKS } from '../../src/lab/sites/hooks.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { labOfFile } from './lab-of-file.ts'
import { LEAD, post } from './plain-client.ts'
import { tableless } from './tableless-host.ts'

const lab = labOfFile(tableless(createNodeLabHost()))
beforeEach(() => lab.reset())

/** Status and error code of a flow's answer. */
async function answerOf(url: string, body: unknown = LEAD): Promise<string> {
  const { status, body: text } = await post(lab, url, body)
  if (!text.startsWith('{')) return String(status)
  return `${status} ${(JSON.parse(text) as { error: { code: string } }).error.code}`
}

describe('a flow', () => {
  test('accepts a lead with its own signature and holds it', async () => {
    expect(await answerOf(flowUrl(FLOWS.healthy))).toBe('202')
    expect(await answerOf(flowUrl(FLOWS.logicApp))).toBe('202')
    expect(lab.leads('https-endpoint').map(({ lead }) => lead)).toEqual([LEAD, LEAD])
  })

  test.each([
    ['without a signature', unsignedFlowUrl(FLOWS.healthy), '401 DirectApiAuthorizationRequired'],
    ['for the tenant only', flowUrl(FLOWS.tenantOnly), '401 DirectApiAuthorizationRequired'],
    [
      'with another signature',
      flowUrl(FLOWS.healthy, FLOWS.resaved.signature),
      '401 DirectApiInvalidAuthorizationSignature',
    ],
    ['for some users only', flowUrl(FLOWS.specificUsers), '401 MisMatchingOAuthClaims'],
    ['that is off', flowUrl(FLOWS.turnedOff), '400 WorkflowTriggerIsNotEnabled'],
    ['that was deleted', flowUrl(FLOWS.deleted), '400 WorkflowTriggerIsNotEnabled'],
    ['whose host was retired', flowUrl(FLOWS.retired), '404 WorkflowNotFound'],
    [
      'whose schema wants other names',
      flowUrl(FLOWS.sampleSchema),
      '400 TriggerInputSchemaMismatch',
    ],
    ['that is throttled', flowUrl(FLOWS.throttled), '429 TooManyRequests'],
    ['that responds too late', flowUrl(FLOWS.slow), '502 NoResponse'],
    ['with a response of its own', flowUrl(FLOWS.ownResponse), '400'],
  ])('%s refuses', async (_which, url, answer) => {
    expect(await answerOf(url)).toBe(answer)
    expect(lab.leads()).toEqual([])
  })

  test('refuses null where its schema has a string, in the words of Logic Apps', async () => {
    const { status, body } = await post(lab, flowUrl(FLOWS.healthy), { ...LEAD, OfferTitle: null })
    expect(status).toBe(400)
    expect(body).toContain('Expected String but got Null')
  })
})

describe('a hook', () => {
  test.each([
    ['zapier', 200, '"status":"success"'],
    ['make', 200, 'Accepted'],
    ['n8n', 200, 'Workflow was started'],
    ['n8nTest', 200, 'Workflow was started'],
    ['functionApp', 202, ''],
    ['webhookSite', 200, 'no default content'],
  ] as const)('%s takes the lead', async (name, status, words) => {
    const answer = await post(lab, HOOKS[name])
    expect(answer.status).toBe(status)
    expect(answer.body).toContain(words)
    expect(lab.leads(new URL(HOOKS[name]).hostname)).toHaveLength(1)
  })

  test.each([
    ['makeOff', 410, 'There is no scenario listening for this webhook.'],
    ['n8nInactive', 404, 'is not registered'],
    ['hubspot', 400, '"status":"error"'],
    ['functionWrongKey', 401, ''],
  ] as const)('%s refuses the lead', async (name, status, words) => {
    const answer = await post(lab, HOOKS[name])
    expect(answer.status).toBe(status)
    expect(answer.body).toContain(words)
    expect(lab.leads()).toEqual([])
  })
})
