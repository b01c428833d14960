// The reading of connections and answers that every destination shares.
import { describe, expect, test } from 'vitest'
import type { Exchange, NetworkFailure, ResponseSeen } from '../../src/model/exchange.ts'
import { evidenceOfConnection, evidenceOfExchange } from '../../src/net/evidence.ts'

const request = { method: 'POST', url: 'https://Hook.example:8443/x', headers: {} } as const

function answered(response: Partial<ResponseSeen>): Exchange {
  const whole = { status: 200, headers: {}, body: '', truncated: false, ...response }
  return { request, outcome: 'answered', phases: {}, mayHaveArrived: true, response: whole }
}

function failed(failure: Partial<NetworkFailure>): Exchange {
  const whole = { phase: 'connect', code: 'E', message: 'm', timedOut: false, ...failure } as const
  return { request, outcome: 'failed', phases: {}, mayHaveArrived: false, failure: whole }
}

describe('an answer', () => {
  test.each([
    [200, 'pass', []],
    [204, 'pass', []],
    [301, 'fail', ['lp:redirect']],
    [302, 'fail', ['lp:redirect']],
    [303, 'fail', ['lp:redirect']],
    [307, 'inconclusive', ['lp:redirect']],
    [308, 'inconclusive', ['lp:redirect']],
    [304, 'inconclusive', []],
    [400, 'fail', []],
    [404, 'fail', []],
    [408, 'inconclusive', []],
    [429, 'inconclusive', []],
    [500, 'inconclusive', []],
    [522, 'inconclusive', []],
  ] as const)('%d is %s', (status, outcome, codes) => {
    expect(evidenceOfExchange('write', answered({ status }))).toEqual({
      step: 'write',
      outcome,
      codes,
      status,
      headers: {},
      host: 'hook.example',
    })
  })

  test('carries its words, where it points and the headers that matter', () => {
    const headers = {
      location: 'https://other.example/',
      'retry-after': '5',
      'x-ms-error-code': 'Busy',
      'set-cookie': 'a=1',
      'x-other': '1',
    }
    const evidence = evidenceOfExchange('write', answered({ status: 302, headers, body: 'gone' }))
    expect(evidence.text).toBe('gone')
    expect(evidence.captures).toEqual({ location: 'https://other.example/' })
    expect(Object.keys(evidence.headers ?? {})).toEqual([
      'location',
      'retry-after',
      'x-ms-error-code',
    ])
  })

  test('cut off at the cap it is a warning', () => {
    const evidence = evidenceOfExchange('write', answered({ truncated: true }))
    expect(evidence).toMatchObject({ outcome: 'warn', codes: ['lp:response-too-large'] })
  })
})

describe('a failure', () => {
  test.each([
    ['ENOTFOUND', 'fail'],
    ['ENODATA', 'fail'],
    ['ECONNREFUSED', 'fail'],
    ['CERT_HAS_EXPIRED', 'fail'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'fail'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'fail'],
    ['HPE_INVALID_CONSTANT', 'fail'],
    ['HTTPParserError', 'inconclusive'],
    ['HPE_CR_EXPECTED', 'inconclusive'],
    ['lp:address-blocked', 'fail'],
    ['EAI_AGAIN', 'inconclusive'],
    ['ESERVFAIL', 'inconclusive'],
    ['ECONNRESET', 'inconclusive'],
    ['ENETUNREACH', 'inconclusive'],
    ['UND_ERR_SOCKET', 'inconclusive'],
    ['lp:cancelled', 'inconclusive'],
    ['CF_INTERNAL_ERROR', 'inconclusive'],
  ])('%s is %s', (code, outcome) => {
    expect(evidenceOfExchange('network', failed({ code }))).toMatchObject({
      outcome,
      codes: [code],
    })
  })

  test('blames the field it is told, and none when somebody stopped the check', () => {
    const fieldOf = (code: string) =>
      evidenceOfExchange('write', failed({ code }), { field: '/url' }).field
    expect([fieldOf('ECONNREFUSED'), fieldOf('lp:cancelled')]).toEqual(['/url', undefined])
  })

  test('a time-out of ours proves nothing, whatever its code', () => {
    const evidence = evidenceOfExchange('network', failed({ code: 'ENOTFOUND', timedOut: true }))
    expect(evidence.outcome).toBe('inconclusive')
  })

  test('keeps the status, the address and the certificate', () => {
    const certificate = {
      subject: 'CN=a',
      issuer: 'CN=b',
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: '2026-02-01T00:00:00.000Z',
      altNames: ['a.example', 'b.example'],
    }
    const failure = {
      phase: 'tls',
      code: 'CERT_HAS_EXPIRED',
      address: '192.0.2.1',
      status: 200,
      certificate,
    } as const
    const evidence = evidenceOfExchange('network', failed(failure))
    expect(evidence.status).toBe(200)
    expect(evidence.captures).toMatchObject({
      phase: 'tls',
      address: '192.0.2.1',
      validTo: '2026-02-01T00:00:00.000Z',
      altNames: 'a.example, b.example',
    })
  })
})

test('what a destination knows better comes first', () => {
  const extra = {
    outcome: 'warn',
    codes: ['lp:flow-accepted'],
    captures: { run: '1' },
    field: '/url',
  } as const
  const evidence = evidenceOfExchange('write', answered({ truncated: true }), extra)
  expect(evidence).toMatchObject({ ...extra, codes: ['lp:flow-accepted', 'lp:response-too-large'] })
})

describe('a connection', () => {
  const at = { host: 'hook.example', port: 443 }
  test('that was made is a pass', () => {
    const connection = { outcome: 'connected', ...at, address: '192.0.2.1', phases: {} } as const
    expect(evidenceOfConnection('network', connection)).toEqual({
      step: 'network',
      outcome: 'pass',
      codes: [],
      host: 'hook.example',
    })
  })

  test('that nobody can see is a remark', () => {
    const connection = { outcome: 'unobservable', ...at, reason: 'out of sight' } as const
    expect(evidenceOfConnection('network', connection)).toMatchObject({
      outcome: 'pass',
      text: 'out of sight',
    })
  })

  test('that failed says why', () => {
    const failure = {
      phase: 'dns',
      code: 'ENOTFOUND',
      message: 'no such name',
      timedOut: false,
    } as const
    const connection = { outcome: 'failed', ...at, phases: {}, failure } as const
    expect(evidenceOfConnection('network', connection)).toMatchObject({
      outcome: 'fail',
      codes: ['ENOTFOUND'],
      text: 'no such name',
      host: 'hook.example',
    })
  })
})
