import { createSign, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { healthyOrg } from '../../src/lab/salesforce/healthy-org.ts'
import { JWT_PRIVATE_KEY } from '../../src/lab/salesforce/jwt-keys.ts'
import { JWT_ORG } from '../../src/lab/salesforce/orgs.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { labOfFile } from './lab-of-file.ts'
import { postForm } from './plain-client.ts'
import { TOKEN_PATH } from './salesforce-client.ts'
import { tableless } from './tableless-host.ts'

const NOW_S = 1_795_000_000
const lab = labOfFile({ ...tableless(createNodeLabHost()), now: () => NOW_S * 1000 })

const { app, user } = healthyOrg(JWT_ORG)
const CLAIMS = {
  iss: app.clientId,
  sub: user.name,
  aud: 'https://login.salesforce.com',
  exp: NOW_S + 180,
}

async function signIn(claims: object, key = JWT_PRIVATE_KEY, alg = 'RS256') {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg })}.${part(claims)}`
  const signature = createSign('RSA-SHA256').update(signed).sign(key, 'base64url')
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${signed}.${signature}`,
  }
  const { status, body } = await postForm(lab, `https://login.salesforce.com${TOKEN_PATH}`, form)
  return { status, ...JSON.parse(body) }
}

test('an assertion that the app’s own key signed opens a session', async () => {
  expect(await signIn(CLAIMS)).toMatchObject({ status: 200, access_token: expect.any(String) })
})

const STRANGER = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

test.each([
  ['another key', {}, STRANGER, 'RS256', 'invalid assertion'],
  ['no signature worth the name', {}, JWT_PRIVATE_KEY, 'none', 'invalid assertion'],
  [
    'another audience',
    { aud: 'https://x.example' },
    undefined,
    'RS256',
    'Audience validation failed',
  ],
  ['an old date', { exp: NOW_S - 1 }, undefined, 'RS256', 'assertion expired'],
  [
    'another user',
    { sub: 'x@y.example' },
    undefined,
    'RS256',
    "user hasn't approved this consumer",
  ],
])('refuses %s', async (_what, change, key, alg, error_description) => {
  const answer = await signIn({ ...CLAIMS, ...change }, key, alg)
  expect(answer).toEqual({ status: 400, error: 'invalid_grant', error_description })
})

test('refuses the client id of another app', async () => {
  expect(await signIn({ ...CLAIMS, iss: 'x' })).toMatchObject({ error: 'invalid_client_id' })
})
