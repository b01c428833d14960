// What an answer proves, and whether a lead may be at the receiver.
import { expect, it } from 'vitest'
import { readAnswer, receiptOf } from '../../../src/destinations/https-endpoint/read-answer.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { evidenceOfExchange } from '../../../src/net/evidence.ts'

const OWN = 'https://leads.contoso.com/in'
const FLOW =
  'https://x.environment.api.powerplatform.com/powerautomate/workflows/w/triggers/manual/paths/invoke?sig=s'
const ZAPIER = 'https://hooks.zapier.com/hooks/catch/1/2/'
const PAGE = '<!doctype html><title>Sign in</title>'
const error = (code: string) => JSON.stringify({ error: { code, message: 'x' } })

interface Answer {
  readonly status: number
  readonly body?: string
  readonly headers?: Record<string, string>
  readonly truncated?: boolean
}

function read(at: string, { status, body = '', headers = {}, truncated = false }: Answer) {
  const exchange: Exchange = {
    request: { method: 'POST', url: at, headers: {} },
    phases: {},
    mayHaveArrived: true,
    outcome: 'answered',
    response: { status, headers, body, truncated },
  }
  const url = new URL(at)
  const { outcome, codes } = evidenceOfExchange(
    'write',
    exchange,
    readAnswer(url, exchange.response),
  )
  return [outcome, codes.join(' '), receiptOf(url, exchange)].join(' | ')
}

it.each([
  ['200', OWN, { status: 200, body: 'OK' }, 'pass |  | created'],
  [
    '200 of a script that labels text as HTML',
    OWN,
    { status: 200, body: 'thanks', headers: { 'content-type': 'text/html' } },
    'pass |  | created',
  ],
  ['202 of a service', OWN, { status: 202 }, 'pass |  | created'],
  ['202 of a flow', FLOW, { status: 202 }, 'warn | lp:flow-accepted | maybe-created'],
  ['200 of a flow with a Response action', FLOW, { status: 200 }, 'pass |  | created'],
  [
    '200 of Zapier',
    ZAPIER,
    { status: 200, body: '{"status":"success"}' },
    'warn | lp:zapier-hook | maybe-created',
  ],
  [
    'a sign-in page',
    OWN,
    { status: 200, body: PAGE },
    'inconclusive | lp:answer-is-page | maybe-created',
  ],
  [
    'an error inside a 200',
    OWN,
    { status: 200, body: error('QuotaExceeded') },
    'inconclusive | QuotaExceeded lp:answer-reports-error | maybe-created',
  ],
  [
    'a body over the cap',
    OWN,
    { status: 200, body: PAGE, truncated: true },
    'warn | lp:response-too-large | created',
  ],
  ['301', OWN, { status: 301, headers: { location: '/' } }, 'fail | lp:redirect | nothing'],
  ['303, perhaps after storing', OWN, { status: 303 }, 'fail | lp:redirect | maybe-created'],
  ['307', OWN, { status: 307 }, 'inconclusive | lp:redirect | nothing'],
  [
    '400 of a flow',
    FLOW,
    { status: 400, body: error('TriggerInputSchemaMismatch') },
    'fail | TriggerInputSchemaMismatch | nothing',
  ],
  [
    '401 of a flow',
    FLOW,
    { status: 401, body: error('DirectApiAuthorizationRequired') },
    'fail | DirectApiAuthorizationRequired | nothing',
  ],
  ['400 of a Response action', FLOW, { status: 400, body: 'no' }, 'fail |  | maybe-created'],
  ['404', OWN, { status: 404 }, 'fail |  | nothing'],
  ['408', OWN, { status: 408 }, 'inconclusive |  | maybe-created'],
  ['429', OWN, { status: 429 }, 'inconclusive |  | nothing'],
  [
    'a robot check',
    OWN,
    { status: 403, body: PAGE, headers: { 'cf-mitigated': 'challenge' } },
    'inconclusive |  | nothing',
  ],
  ['403', OWN, { status: 403, body: PAGE }, 'fail |  | nothing'],
  [
    '502',
    FLOW,
    { status: 502, body: error('NoResponse') },
    'inconclusive | NoResponse | maybe-created',
  ],
] satisfies [string, string, Answer, string][])('reads %s', (_, url, answer, expected) => {
  expect(read(url, answer)).toBe(expected)
})
