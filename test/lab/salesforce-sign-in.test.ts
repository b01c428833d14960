// How Salesforce lets applications in, and what it says to those it does not.
import { beforeEach, describe, expect, test } from 'vitest'
import { healthyOrg } from '../../src/lab/salesforce/healthy-org.ts'
import { SOAP_ORG } from '../../src/lab/salesforce/orgs.ts'
import { labAtRest } from './lab-of-file.ts'
import { ask, postForm } from './plain-client.ts'
import { CLIENT, org, TOKEN_PATH } from './salesforce-client.ts'

const { lab } = labAtRest()
beforeEach(() => lab.reset())

const { id, host, user } = org

describe('the token endpoint', () => {
  test('opens a session for the right client', async () => {
    const answer = await postForm(lab, `https://${host}${TOKEN_PATH}`, {
      grant_type: 'client_credentials',
      ...CLIENT,
    })
    expect(JSON.parse(answer.body)).toMatchObject({
      instance_url: `https://${host}`,
      token_type: 'Bearer',
      id: expect.stringContaining(`/id/${id}/`),
    })
  })

  test.each([
    [host, { client_id: 'x' }, 'invalid_client_id', 'client identifier invalid'],
    [host, { client_secret: 'x' }, 'invalid_client', 'invalid client credentials'],
    ['login.salesforce.com', {}, 'invalid_grant', 'request not supported on this domain'],
    [host, { grant_type: 'guess' }, 'unsupported_grant_type', 'grant type not supported'],
    [host, { grant_type: 'password' }, 'invalid_grant', 'authentication failure'],
  ])('%s refuses %o', async (at, change, error, error_description) => {
    const form = { grant_type: 'client_credentials', ...CLIENT, ...change }
    const answer = await postForm(lab, `https://${at}${TOKEN_PATH}`, form)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error, error_description }])
  })

  test('takes user name, password and token at the shared host', async () => {
    const form = { grant_type: 'password', username: user.name, ...CLIENT }
    const password = user.password + user.securityToken
    const answer = await postForm(lab, `https://login.salesforce.com${TOKEN_PATH}`, {
      ...form,
      password,
    })
    expect(answer.status).toBe(200)
  })
})

describe('SOAP login', () => {
  const soap = healthyOrg(SOAP_ORG)
  const login = (password: string, version = '50.0') =>
    ask(lab, `https://login.salesforce.com/services/Soap/u/${version}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', soapaction: '""' },
      body: `<login><username>${soap.user.name}</username><password>${password}</password></login>`,
    })

  test('gives a session and the address of the org', async () => {
    const { status, body } = await login(soap.user.password + soap.user.securityToken)
    expect(status).toBe(200)
    expect(body).toContain(`<serverUrl>https://${soap.host}/`)
    expect(body).toContain(`<organizationId>${soap.id}<`)
  })

  test.each([
    ['guess', '50.0', 'INVALID_LOGIN: Invalid username, password'],
    [soap.user.password, '50.0', 'LOGIN_MUST_USE_SECURITY_TOKEN: '],
    [soap.user.password, '30.0', 'UNSUPPORTED_API_VERSION: '],
    [soap.user.password, '65.0', 'SOAP API login() is disabled'],
  ])('refuses %s at version %s with a fault', async (password, version, fault) => {
    const { status, body } = await login(password, version)
    expect([status, body.includes(`<faultstring>${fault}`) || body.includes(fault)]).toEqual([
      500,
      true,
    ])
    expect(lab.salesforce(soap.id).signIns).toBe(1)
  })
})
