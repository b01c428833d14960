// The credentials of the deep check before anybody uses them, and what of them is secret.
import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { salesforceConfig } from '../../../src/destinations/salesforce/config.ts'

const CONTEXT = { cloud: 'global', now: 0 } as const
const ORGANIZATION = '00Do0000000ZHog'

function lint(api: object) {
  const raw = { type: 'salesforce', organizationId: ORGANIZATION, api }
  const parsed = salesforceConfig.schema.parse(raw)
  return salesforceConfig.lint(parsed, CONTEXT).map(({ codes, outcome, field }) => {
    return `${outcome} ${codes[0]} ${field}`
  })
}

const client = { type: 'client-credentials', clientId: 'k', clientSecret: 's' }

describe('an address', () => {
  it.each([
    ['https://contoso.my.salesforce.com', []],
    ['https://login.salesforce.com/', []],
    ['contoso.my.salesforce.com', ['fail lp:url-malformed /api/loginUrl']],
    ['http://contoso.my.salesforce.com', ['fail lp:not-https /api/loginUrl']],
    ['https://me:pw@contoso.my.salesforce.com', ['fail lp:credentials-in-url /api/loginUrl']],
    ['https://contoso.lightning.force.com', ['fail lp:url-malformed /api/loginUrl']],
    ['https://test.salesforce.com', ['warn lp:sandbox-host /api/loginUrl']],
    ['https://contoso--uat.sandbox.my.salesforce.com', ['warn lp:sandbox-host /api/loginUrl']],
  ])('%s', (loginUrl, found) => {
    expect(lint({ ...client, loginUrl })).toEqual(found)
  })

  it('may be left out where Salesforce has one for all', () => {
    expect(lint({ type: 'password', userName: 'u', password: 'p' })).toEqual([])
  })
})

it('half a connected app is no way to sign in', () => {
  const user = { type: 'password', userName: 'u', password: 'p' }
  expect(lint({ ...user, clientId: 'k' })).toEqual(['fail lp:wrong-type /api/clientSecret'])
  expect(lint({ ...user, clientSecret: 's' })).toEqual(['fail lp:wrong-type /api/clientId'])
  expect(lint({ ...user, clientId: 'k', clientSecret: 's' })).toEqual([])
})

describe('a private key', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  const jwt = { type: 'jwt', clientId: 'k', userName: 'u' }

  it.each([
    ['PKCS #8', pkcs8, []],
    ['PKCS #8 on one line', pkcs8.replaceAll('\n', '\\n'), []],
    ['PKCS #1', pkcs1, ['fail lp:wrong-type /api/privateKey']],
    ['no key', 'MIIEvQ', ['fail lp:wrong-type /api/privateKey']],
  ])('in %s', (_what, text, found) => {
    expect(lint({ ...jwt, privateKey: text })).toEqual(found)
  })
})

it('every secret is named, in a broken config as well', () => {
  const api = { type: 'password', password: 'pass', securityToken: 'token', clientSecret: 'c' }
  expect(salesforceConfig.secrets({ api }).map(({ value }) => value)).toEqual([
    'c',
    'pass',
    'token',
    'passtoken',
  ])
  for (const raw of [undefined, null, 1, 'x', {}, { api: null }, { api: [1] }]) {
    expect(salesforceConfig.secrets(raw)).toEqual([])
  }
})

it('unknown keys are refused', () => {
  const raw = {
    type: 'salesforce',
    organizationId: ORGANIZATION,
    api: { ...client, loginUrl: 'x', x: 1 },
  }
  expect(salesforceConfig.schema.safeParse(raw).success).toBe(false)
})
