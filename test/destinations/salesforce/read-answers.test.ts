// What Salesforce answers, and what follows from it: to the form, to the API, to a signed statement.
import { generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readApiError } from '../../../src/destinations/salesforce/errors.ts'
import { signJwt } from '../../../src/destinations/salesforce/jwt.ts'
import {
  readReception,
  receiptOf,
  webToLeadRequest,
} from '../../../src/destinations/salesforce/web-to-lead.ts'
import { createTestLead } from '../../../src/lead/test-lead.ts'
import type { Exchange } from '../../../src/model/exchange.ts'

function answer(status: number, verdict?: string, body = '') {
  const headers: Record<string, string> = verdict === undefined ? {} : { 'is-processed': verdict }
  return { status, headers, body, truncated: false }
}

const EXCEPTION = 'true Exception:common.exception.SalesforceGenericException'

describe('the answer to the form', () => {
  it.each([
    [answer(200, 'true'), { kind: 'accepted', isSaid: true }],
    [answer(200), { kind: 'accepted', isSaid: false }],
    [answer(200, EXCEPTION), { kind: 'refused', exception: 'SalesforceGenericException' }],
    [
      answer(200, 'false Exception:x.OtherException'),
      { kind: 'refused', exception: 'OtherException' },
    ],
    [answer(500, EXCEPTION), { kind: 'refused', exception: 'SalesforceGenericException' }],
    [answer(200, 'false'), { kind: 'unclear' }],
    [answer(503), { kind: 'unclear' }],
    [answer(302, 'true'), { kind: 'unclear' }],
  ])('%o', (response, reception) => {
    expect(readReception(response)).toEqual(reception)
  })

  it.each([
    [answer(200, 'true'), 'maybe-created'],
    [answer(200, EXCEPTION), 'nothing'],
    [answer(403), 'nothing'],
    [answer(408), 'maybe-created'],
    [answer(302), 'maybe-created'],
    [answer(503), 'maybe-created'],
  ])('leaves a receipt: %o', (response, receipt) => {
    const request = { method: 'POST', url: 'https://x/', headers: {} } as const
    const exchange: Exchange = {
      request,
      response,
      phases: {},
      mayHaveArrived: true,
      outcome: 'answered',
    }
    expect(receiptOf(exchange)).toBe(receipt)
  })
})

it('the form is the sample, field by field, and nothing else', () => {
  const clock = { now: () => Date.UTC(2026, 10, 20), monotonicMs: () => 0 }
  const lead = createTestLead(
    { clock, randomBytes: (size) => new Uint8Array(size) },
    'contoso.offer',
  )
  const { method, url, headers, body = '' } = webToLeadRequest(lead, '00Do0000000ZHog')
  expect(method).toBe('POST')
  expect(url).toBe('https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8')
  expect(headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' })
  const { marker } = lead
  expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
    company: marker,
    country: 'US',
    description: marker,
    email: `${marker}@test.com`,
    encoding: 'UTF-8',
    first_name: marker,
    last_name: marker,
    lead_source: `${marker}-${marker}|contoso.offer`,
    oid: '00Do0000000ZHog',
    phone: '1234567890',
    title: marker,
  })
})

describe('an error of the API', () => {
  it.each([
    ['[{"message":"m","errorCode":"INVALID_FIELD"}]', { codes: ['INVALID_FIELD'] }],
    ['[{"errorCode":"A_B"},{"errorCode":"C_D"}]', { codes: ['A_B', 'C_D'] }],
    ['{"error":"invalid_grant","error_description":"d"}', { codes: ['invalid_grant'] }],
    [
      '<soapenv:Envelope><faultcode>sf:INVALID_LOGIN</faultcode><faultstring>INVALID_LOGIN: Invalid username</faultstring></soapenv:Envelope>',
      { codes: ['INVALID_LOGIN'], message: 'INVALID_LOGIN: Invalid username' },
    ],
    ['<html><h1>Down</h1></html>', { codes: [] }],
    ['', { codes: [] }],
    ['null', { codes: [] }],
  ])('%s', (body, error) => {
    expect(readApiError(answer(400, undefined, body))).toEqual(error)
  })
})

describe('the signed statement', () => {
  const claims = {
    clientId: 'key',
    userName: 'api@contoso.example',
    audience: 'https://login.salesforce.com',
    now: 1_800_000_000_999,
  }

  it('is RS256 over the claims, from a key with line breaks or with \\n', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    for (const text of [pem, pem.replaceAll('\n', '\\n')]) {
      const [header = '', payload = '', signature = ''] =
        (await signJwt(text, claims))?.split('.') ?? []
      const decoded = [header, payload].map((part) => JSON.parse(atob(part)))
      expect(decoded).toEqual([
        { alg: 'RS256' },
        {
          iss: 'key',
          sub: 'api@contoso.example',
          aud: 'https://login.salesforce.com',
          exp: 1_800_000_180,
        },
      ])
      const bytes = Buffer.from(signature, 'base64url')
      expect(verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, bytes)).toBe(true)
    }
  })

  it('is not made by a key of another kind, or by half of one', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(await signJwt(pem, claims)).toBeUndefined()
    expect(await signJwt(pem.slice(0, 60), claims)).toBeUndefined()
    const torn = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'
    expect(await signJwt(torn, claims)).toBeUndefined()
  })
})
