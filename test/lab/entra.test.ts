import { beforeEach, describe, expect, test } from 'vitest'
import type { DynamicsWorld } from '../../src/lab/dataverse/world.ts'
import { askToken, passwordForm, secretForm } from './entra-client.ts'
import { labOfFile } from './lab-of-file.ts'
import { ask } from './plain-client.ts'

const lab = labOfFile()
let world: DynamicsWorld
beforeEach(() => {
  lab.reset()
  world = lab.dynamics('contoso-healthy.crm4.dynamics.com')
})

const number = (body: Readonly<Record<string, unknown>>) =>
  (body['error_codes'] as readonly number[])[0]

describe('an application with a secret', () => {
  test('gets a token for its API', async () => {
    const { status, body } = await askToken(lab, secretForm(world), { tenant: world.tenant.id })
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 })
    const [, payload = ''] = String(body['access_token']).split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expect(claims).toMatchObject({ aud: `https://${world.identity.host}`, tid: world.tenant.id })
  })

  test('may name the directory by its domain, and itself in a header', async () => {
    const { client_id, client_secret, ...rest } = secretForm(world)
    const basic = Buffer.from(`${client_id}:${encodeURIComponent(String(client_secret))}`).toString(
      'base64',
    )
    const path = `/${world.identity.domain}/oauth2/v2.0/token`
    const answer = await ask(lab, `https://login.microsoftonline.com${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(rest).toString(),
    })
    expect(answer.status).toBe(200)
  })

  test.each([
    ['no secret', { client_secret: '' }, 401, 'invalid_client', 7000216],
    ['a wrong secret', { client_secret: 'abc' }, 401, 'invalid_client', 7000215],
    ['no grant type', { grant_type: '' }, 400, 'invalid_request', 900144],
    ['another grant type', { grant_type: 'implicit' }, 400, 'unsupported_grant_type', 70003],
    ['no client id', { client_id: '' }, 400, 'invalid_request', 900144],
    ['an unknown client id', { client_id: 'x' }, 400, 'unauthorized_client', 700016],
    ['no scope', { scope: '' }, 400, 'invalid_request', 900144],
    ['a scope for one permission', { scope: 'user_impersonation' }, 400, 'invalid_scope', 1002012],
    [
      'an API nobody has',
      { scope: 'https://nobody.crm4.dynamics.com/.default' },
      400,
      'invalid_resource',
      500011,
    ],
  ])('is refused with %s', async (_, change, status, error, code) => {
    const form = { ...secretForm(world), ...change }
    const answer = await askToken(lab, form, { tenant: world.tenant.id })
    expect(answer.status).toBe(status)
    expect(answer.body['error']).toBe(error)
    expect(number(answer.body)).toBe(code)
  })

  test('is told which secret was meant when its id was pasted', async () => {
    const form = { ...secretForm(world), client_secret: world.identity.secret.id }
    const { body } = await askToken(lab, form, { tenant: world.tenant.id })
    expect(body['error_description']).toMatch(
      /^AADSTS7000215: Invalid client secret .*\r\nTrace ID: [0-9a-f-]{36}\r\nCorrelation ID: [0-9a-f-]{36}\r\nTimestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
    )
  })

  test.each([
    ['not%20a%20tenant', 900023],
    ['contoso', 900023],
    ['contoso.example', 90002],
    ['00000000-0000-4000-a000-000000000000', 90002],
    ['common', 50059],
    ['organizations', 50059],
  ])('is refused by the directory %s', async (tenant, code) => {
    const { status, body } = await askToken(lab, secretForm(world), { tenant })
    expect(status).toBe(400)
    expect(number(body)).toBe(code)
  })

  test('is refused by the authority of another cloud', async () => {
    const authority = 'login.partner.microsoftonline.cn'
    const where = { tenant: world.tenant.id, authority }
    expect(number((await askToken(lab, secretForm(world), where)).body)).toBe(900382)
    expect(number((await askToken(lab, passwordForm(world), where)).body)).toBe(90038)
  })

  test('is refused when the secret has expired, and served when there is a new one', async () => {
    const [secret] = world.application.secrets
    if (secret === undefined) throw new Error('the world has a secret')
    secret.expiresAt = Date.now() - 1
    const refused = await askToken(lab, secretForm(world), { tenant: world.tenant.id })
    expect(number(refused.body)).toBe(7000222)
    world.application.secrets.push({ id: 'new', value: 'new value', expiresAt: Infinity })
    const form = { ...secretForm(world), client_secret: 'new value' }
    expect((await askToken(lab, form, { tenant: world.tenant.id })).status).toBe(200)
  })
})

describe('a person with a password', () => {
  test('gets a token, and is named when that was asked for', async () => {
    const form = { ...passwordForm(world), client_info: '1' }
    const { status, body } = await askToken(lab, form, { tenant: 'organizations' })
    expect(status).toBe(200)
    const info = JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString())
    expect(info).toEqual({ uid: world.person.objectId, utid: world.tenant.id })
  })

  test.each([
    ['a wrong password', { password: 'wrong' }, 400, 50126],
    ['a name nobody has', { username: 'nobody@contoso.example' }, 400, 50034],
    ['no password', { password: '' }, 400, 900144],
  ])('is refused with %s', async (_, change, status, code) => {
    const form = { ...passwordForm(world), ...change }
    const answer = await askToken(lab, form, { tenant: world.tenant.id })
    expect(answer.status).toBe(status)
    expect(number(answer.body)).toBe(code)
  })

  test('may not use a client that is not public', async () => {
    const form = { ...passwordForm(world), client_id: world.application.id }
    expect((await askToken(lab, form, { tenant: world.tenant.id })).status).toBe(401)
    world.application.allowsPublicClientFlows = true
    expect((await askToken(lab, form, { tenant: world.tenant.id })).status).toBe(200)
  })

  test('is asked for a second factor only with the right password', async () => {
    world.person.multiFactor = 'required'
    const where = { tenant: world.tenant.id }
    const { body } = await askToken(lab, passwordForm(world), where)
    expect(body).toMatchObject({ error_codes: [50076], suberror: 'basic_action' })
    const wrong = await askToken(lab, { ...passwordForm(world), password: 'wrong' }, where)
    expect(number(wrong.body)).toBe(50126)
  })
})

describe('the endpoint', () => {
  test('takes forms by POST only', async () => {
    const url = `https://login.microsoftonline.com/${world.tenant.id}/oauth2/v2.0/token`
    expect(JSON.parse((await ask(lab, url)).body).error_codes).toEqual([900561])
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    expect(JSON.parse((await ask(lab, url, json)).body).error_codes).toEqual([900144])
  })

  test('writes down what was asked, and whether the host had been verified', async () => {
    await askToken(lab, secretForm(world), { tenant: 'common' })
    await ask(lab, `https://${world.identity.host}/api/data/v9.2/WhoAmI`)
    await askToken(lab, secretForm(world), { tenant: world.tenant.id })
    expect(world.tokenRequests).toMatchObject([
      { tenant: 'common', grant: 'client_credentials', hostWasVerified: false },
      { tenant: world.tenant.id, apiHost: world.identity.host, hostWasVerified: true },
    ])
  })
})
