// How the answers of Entra and Dataverse are read: challenge, token errors, error codes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorityFor } from '../../../src/destinations/dynamics-365/authority.ts'
import { readChallenge } from '../../../src/destinations/dynamics-365/challenge.ts'
import {
  outcomeOfCodes,
  readDataverseError,
} from '../../../src/destinations/dynamics-365/errors.ts'
import { evidenceOfTokenRefusal } from '../../../src/destinations/dynamics-365/sign-in.ts'
import type { Exchange, NetworkFailure } from '../../../src/model/exchange.ts'

const TENANT = '8a1b2c3d-1111-4000-8000-1234567890ab'

describe('the challenge', () => {
  const AUTHORIZE = `https://login.windows.net/${TENANT}/oauth2/authorize`
  it.each([
    ['bare', `Bearer authorization_uri=${AUTHORIZE}, resource_id=https://c.crm4.dynamics.com/`],
    [
      'quoted',
      `Bearer authorization_uri="${AUTHORIZE}", resource_id="https://c.crm4.dynamics.com/"`,
    ],
    [
      'other case and spaces',
      `BEARER Authorization_Uri = "${AUTHORIZE.replace(TENANT, TENANT.toUpperCase())}"`,
    ],
    [
      'in another order',
      `Bearer resource_id=https://c.crm4.dynamics.com/, authorization_uri=${AUTHORIZE}`,
    ],
    ['beside another scheme', `Negotiate, Bearer authorization_uri=${AUTHORIZE}`],
    ['of the older form', `Bearer authorization="${AUTHORIZE}"`],
  ])('%s names the tenant', (_, header) => {
    expect(readChallenge(header)).toEqual({ authority: 'login.windows.net', tenant: TENANT })
  })

  it.each([
    [
      'any tenant',
      'Bearer authorization_uri=https://login.windows.net/common/oauth2/authorize',
      { authority: 'login.windows.net' },
    ],
    [
      'a server of one’s own',
      'Bearer authorization_uri=https://adfs.contoso.com/adfs/oauth2/authorize',
      { authority: 'adfs.contoso.com' },
    ],
    ['no token at all', 'Negotiate, NTLM', undefined],
    ['a token of nobody', 'Bearer realm="x"', undefined],
    [
      'plain http',
      `Bearer authorization_uri=http://login.windows.net/${TENANT}/oauth2/authorize`,
      undefined,
    ],
    ['nothing', undefined, undefined],
  ])('asks for %s', (_, header, expected) => {
    expect(readChallenge(header)).toEqual(expected)
  })

  it('is read without throwing, in time that grows with its length only', () => {
    fc.assert(fc.property(fc.string({ maxLength: 4000 }), (text) => void readChallenge(text)))
    const started = performance.now()
    readChallenge(`Bearer ${'authorization_uri=" '.repeat(5000)}`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('the authority', () => {
  it.each([
    ['global', 'global', 'https://login.microsoftonline.com'],
    ['us-government', 'global', 'https://login.microsoftonline.com'],
    ['global', 'us-government', 'https://login.microsoftonline.us'],
    ['us-government', 'us-government', 'https://login.microsoftonline.us'],
    ['china', 'china', 'https://login.partner.microsoftonline.cn'],
    ['china', 'global', 'https://login.partner.microsoftonline.cn'],
    ['global', 'china', 'https://login.partner.microsoftonline.cn'],
  ] as const)('of an offer in %s and an environment in %s', (offer, environment, expected) => {
    expect(authorityFor(offer, environment)).toBe(expected)
  })
})

describe('a Dataverse error', () => {
  const error = (code: unknown, message = 'x') => ({
    body: JSON.stringify({ error: { code, message } }),
  })
  it.each([
    ['hexadecimal', '0x80040220', ['0x80040220']],
    ['upper case', '0x8004F502', ['0x8004f502']],
    ['decimal', '-2147220960', ['0x80040220']],
    ['a number', -2147209463, ['0x80042f09']],
    ['empty', '', []],
    ['zero', '0x0', []],
    ['null', null, []],
    ['a word', 'BadRequest', []],
  ])('%s', (_, code, codes) => {
    expect(readDataverseError(error(code)).codes).toEqual(codes)
  })

  it('has its code in the message where the field is empty', () => {
    const text =
      'SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned hr = -2147209463, User: 1'
    expect(readDataverseError(error('', text))).toEqual({ codes: ['0x80042f09'], message: text })
    expect(readDataverseError(error('0x0', 'Error 0x8006088A here')).codes).toEqual(['0x8006088a'])
  })

  it('keeps the code of the field when the message has others', () => {
    expect(readDataverseError(error('0x80040265', 'inner 0x80040220')).codes).toEqual([
      '0x80040265',
    ])
  })

  it.each(['', '<html></html>', '[]', '{"error":"x"}', '{', 'null'])('%j has none', (body) => {
    expect(readDataverseError({ body })).toEqual({ codes: [] })
  })

  it('is read without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.anything().map((code) => error(code).body),
        ),
        (body) => {
          for (const code of readDataverseError({ body }).codes)
            expect(code).toMatch(/^0x[0-9a-f]{8}$/)
        },
      ),
    )
  })

  it.each([
    ['0x80042f09', 'fail'],
    ['0x8004D24B', 'fail'],
    ['0x8004A104', 'fail'],
    ['0x80072322', 'inconclusive'],
    ['0x80044151', 'inconclusive'],
    ['0x80048d19', 'inconclusive'],
    ['0x80040220', undefined],
  ])('%s proves %s, whatever its status', (code, outcome) => {
    expect(outcomeOfCodes([code])).toBe(outcome)
  })
})

function answered(status: number, body: unknown, headers: Record<string, string> = {}): Exchange {
  return {
    request: {
      method: 'POST',
      url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
      headers: {},
    },
    phases: {},
    mayHaveArrived: true,
    outcome: 'answered',
    response: {
      status,
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      truncated: false,
    },
  }
}

function aadsts(number: number, text = 'x', more: object = {}) {
  return {
    error: 'invalid_grant',
    error_description: `AADSTS${number}: ${text}\r\nTrace ID: 1`,
    error_codes: [number],
    trace_id: 'trace',
    correlation_id: 'correlation',
    timestamp: '2026-11-20 10:00:00Z',
    ...more,
  }
}

describe('a refused token', () => {
  it('keeps number, trace id, correlation id and time', () => {
    expect(evidenceOfTokenRefusal(answered(400, aadsts(50126)))).toMatchObject({
      outcome: 'fail',
      codes: ['AADSTS50126'],
      status: 400,
      host: 'login.microsoftonline.com',
      captures: {
        traceId: 'trace',
        correlationId: 'correlation',
        timestamp: '2026-11-20 10:00:00Z',
      },
    })
  })

  it.each([
    [
      'the number alone',
      401,
      aadsts(7000215, 'x', { error: 'invalid_client' }),
      'fail',
      ['AADSTS7000215'],
    ],
    [
      'the suberror too',
      400,
      aadsts(65001, 'x', { suberror: 'consent_required' }),
      'fail',
      ['AADSTS65001', 'consent_required'],
    ],
    [
      'the number in the text',
      400,
      { error: 'invalid_request', error_description: 'AADSTS90002: Tenant' },
      'fail',
      ['AADSTS90002'],
    ],
    [
      'the word where there is no number',
      400,
      { error: 'invalid_scope' },
      'fail',
      ['invalid_scope'],
    ],
    ['passing trouble', 400, aadsts(90033), 'inconclusive', ['AADSTS90033']],
    ['a locked account', 400, aadsts(50053, 'The account is locked'), 'fail', ['AADSTS50053']],
    [
      'a suspicious address',
      400,
      aadsts(50053, 'it came from an IP address with malicious activity'),
      'inconclusive',
      ['AADSTS50053'],
    ],
    ['an empty 503', 503, '{}', 'inconclusive', ['lp:no-token']],
    ['an empty 200', 200, '{}', 'inconclusive', ['lp:no-token']],
    ['an error with 200', 200, aadsts(7000215), 'inconclusive', ['AADSTS7000215']],
    ['a page', 403, '<html></html>', 'inconclusive', ['lp:no-token']],
    ['too many', 429, '', 'inconclusive', []],
    ['a redirect', 302, '', 'inconclusive', ['lp:no-token', 'lp:redirect']],
  ])('%s', (_, status, body, outcome, codes) => {
    expect(evidenceOfTokenRefusal(answered(status, body))).toMatchObject({ outcome, codes })
  })

  it('says nothing about the destination when the sign-in service cannot be reached', () => {
    const failure: NetworkFailure = {
      phase: 'dns',
      code: 'ENOTFOUND',
      message: 'x',
      timedOut: false,
    }
    const { request, phases } = answered(200, '')
    const exchange: Exchange = {
      request,
      phases,
      mayHaveArrived: false,
      outcome: 'failed',
      failure,
    }
    expect(evidenceOfTokenRefusal(exchange)).toMatchObject({
      outcome: 'inconclusive',
      codes: ['ENOTFOUND'],
    })
  })

  it('is read without throwing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 599 }),
        fc.oneof(fc.string(), fc.json()),
        (status, body) => {
          expect(evidenceOfTokenRefusal(answered(status, body)).step).toBe('sign-in')
        },
      ),
    )
  })
})
