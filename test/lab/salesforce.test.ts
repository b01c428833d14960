import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Lab, startLab } from '../../src/lab/lab.ts'
import { healthyOrg } from '../../src/lab/salesforce/org.ts'
import { faultyOrg, HEALTHY_ORG, SANDBOX_ORG, SOAP_ORG } from '../../src/lab/salesforce/orgs.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { ask, type PlainAnswer } from './plain-client.ts'
import { tableless } from './tableless-host.ts'

const FORM_URL = 'https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8'
const EXCEPTION = 'true Exception:common.exception.SalesforceGenericException'

/** The lab's clock: it stands still unless a test moves it. */
let now = Date.UTC(2026, 10, 20, 12)
let lab: Lab

beforeAll(async () => {
  lab = await startLab({ ...tableless(createNodeLabHost()), now: () => now })
})
afterAll(() => lab.close())
beforeEach(() => lab.reset())

const { id, host, app, user } = healthyOrg(HEALTHY_ORG)

const LEAD = {
  oid: id.slice(0, 15),
  first_name: 'MSFT_TEST_1',
  last_name: 'MSFT_TEST_1',
  email: 'MSFT_TEST_1@test.com',
  phone: '1234567890',
  country: 'US',
  company: 'MSFT_TEST_1',
  title: 'MSFT_TEST_1',
  lead_source: 'AzureMarketplace-INS|contoso.a-rather-long-offer-name',
  description: 'MSFT_TEST_1',
}

function submit(fields: Record<string, string>, url = FORM_URL): Promise<PlainAnswer> {
  return postForm(url, fields)
}

function postForm(url: string, fields: Record<string, string>): Promise<PlainAnswer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return ask(lab, url, { method: 'POST', headers, body: String(new URLSearchParams(fields)) })
}

function later(): void {
  now += 60_000
}

describe('Web-to-Lead', () => {
  test('answers at once and creates the lead after its delay', async () => {
    expect(await submit(LEAD)).toMatchObject({
      status: 200,
      body: '',
      headers: { 'is-processed': 'true' },
    })
    expect(lab.leads('salesforce')).toEqual([])
    now += lab.salesforce(id).webToLead.createsAfterMs
    expect(lab.leads(host)).toMatchObject([
      { kind: 'salesforce', lead: { LastName: 'MSFT_TEST_1', Country: 'US', Status: 'Open' } },
    ])
  })

  test('knows the long id in any case, and the short one only as it is', async () => {
    await submit({ ...LEAD, oid: id.toLowerCase() })
    await submit({ ...LEAD, oid: LEAD.oid.toLowerCase() })
    later()
    expect(lab.leads(host)).toHaveLength(1)
  })

  test.each([
    ['another content type', { method: 'POST', body: 'oid=1' }],
    ['no organization id', { method: 'POST', headers: FORM(), body: 'last_name=x' }],
    ['the id of something else', { method: 'POST', headers: FORM(), body: 'oid=00N5E000004Wxyz' }],
  ])('answers %s with an exception that begins with true', async (_what, request) => {
    const answer = await ask(lab, FORM_URL, request)
    expect([answer.status, answer.headers['is-processed']]).toEqual([200, EXCEPTION])
  })

  test.each([
    ['an org nobody has', '00D5E00000abcdE', FORM_URL],
    ['a sandbox at the production host', healthyOrg(SANDBOX_ORG).id, FORM_URL],
    ['an org at the sandbox host', id, FORM_URL.replace('webto', 'test')],
  ])('says yes to %s, and forgets the lead', async (_what, oid, url) => {
    expect((await submit({ ...LEAD, oid }, url)).headers['is-processed']).toBe('true')
    later()
    expect(lab.leads()).toEqual([])
  })

  test('takes a sandbox’s lead at the sandbox host', async () => {
    const sandbox = healthyOrg(SANDBOX_ORG)
    await submit({ ...LEAD, oid: sandbox.id }, FORM_URL.replace('webto', 'test'))
    later()
    expect(lab.leads(sandbox.host)).toHaveLength(1)
  })
})

function FORM() {
  return { 'content-type': 'application/x-www-form-urlencoded' }
}

describe('an org that loses leads', () => {
  const MAILED = [
    ['required-picklist', 'Required fields are missing: [Region__c]'],
    ['required-field', 'Required fields are missing: [Budget_Code__c]'],
    ['restricted-picklist', 'bad value for restricted picklist field: AzureMarketplace-INS|'],
    ['string-too-long', 'data value too large: AzureMarketplace-INS|'],
    ['country-picklist', "There's a problem with this country"],
    ['validation-rule', 'FIELD_CUSTOM_VALIDATION_EXCEPTION: Leads need a street.'],
    ['duplicate', "You're creating a duplicate record."],
    ['trigger-failed', 'LeadRouting: execution of BeforeInsert'],
  ] as const
  test.each(MAILED)('%s: says yes, and mails the reason', async (fault, reason) => {
    const org = lab.salesforce(healthyOrg(faultyOrg(fault)).id)
    expect((await submit({ ...LEAD, oid: org.id })).headers['is-processed']).toBe('true')
    later()
    expect(lab.leads()).toEqual([])
    expect(org.mails).toEqual([expect.stringContaining('Subject: Salesforce Could Not Create')])
    expect(org.mails[0]).toContain(reason)
  })

  test.each([
    'recaptcha-required',
    'web-to-lead-disabled',
    'web-to-lead-limit',
    'default-lead-creator',
  ] as const)('%s: says yes, and tells nobody', async (fault) => {
    const org = lab.salesforce(healthyOrg(faultyOrg(fault)).id)
    expect((await submit({ ...LEAD, oid: org.id })).headers['is-processed']).toBe('true')
    later()
    expect([lab.leads(), org.mails]).toEqual([[], []])
  })

  test('takes leads again once its setting is mended', async () => {
    const org = lab.salesforce(healthyOrg(faultyOrg('recaptcha-required')).id)
    org.webToLead.requiresCaptcha = false
    await submit({ ...LEAD, oid: org.id })
    later()
    expect(lab.leads(org.host)).toHaveLength(1)
  })
})

const TOKEN_PATH = '/services/oauth2/token'
const CLIENT = { client_id: app.clientId, client_secret: app.clientSecret }

async function signIn(): Promise<string> {
  const { body } = await postForm(`https://${host}${TOKEN_PATH}`, {
    grant_type: 'client_credentials',
    ...CLIENT,
  })
  return JSON.parse(body).access_token
}

describe('the token endpoint', () => {
  test('opens a session for the right client', async () => {
    const answer = await postForm(`https://${host}${TOKEN_PATH}`, {
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
    const answer = await postForm(`https://${at}${TOKEN_PATH}`, form)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error, error_description }])
  })

  test('takes user name, password and token at the shared host', async () => {
    const form = { grant_type: 'password', username: user.name, ...CLIENT }
    const password = user.password + user.securityToken
    const answer = await postForm(`https://login.salesforce.com${TOKEN_PATH}`, {
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

describe('the REST API', () => {
  const api = (path: string, request: Parameters<typeof ask>[2] = {}, token?: string) =>
    ask(lab, `https://${host}/services/data/v50.0${path}`, {
      ...request,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    })
  const query = async (soql: string) => {
    const answer = await api(`/query?q=${encodeURIComponent(soql)}`, {}, await signIn())
    return { ...answer, json: JSON.parse(answer.body) }
  }
  const insert = async (lead: object) =>
    api('/sobjects/Lead', { method: 'POST', body: JSON.stringify(lead) }, await signIn())

  test('refuses who has no session', async () => {
    const answer = await api('/sobjects/Lead/describe', {}, 'not a session')
    expect([answer.status, JSON.parse(answer.body)[0].errorCode]).toEqual([
      401,
      'INVALID_SESSION_ID',
    ])
  })

  test('says how much of the day’s requests is used', async () => {
    const { headers } = await query('SELECT Id FROM Organization')
    expect(headers['sforce-limit-info']).toBe('api-usage=18/15000')
  })

  test('finds a lead by its marker, where an underscore is any character unless escaped', async () => {
    await insert({ LastName: 'MSFT_TEST_1', Company: 'Contoso', Email: 'One@test.com' })
    await insert({ LastName: 'MSFT-TEST-2', Company: 'Contoso' })
    const names = async (where: string) =>
      (await query(`SELECT LastName FROM Lead WHERE ${where}`)).json.records.map(
        (row: { LastName: string }) => row.LastName,
      )
    expect(await names("LastName LIKE 'MSFT_TEST_%'")).toHaveLength(2)
    expect(await names("LastName LIKE 'MSFT\\_TEST\\_%' AND CreatedDate = TODAY")).toEqual([
      'MSFT_TEST_1',
    ])
    expect(await names("Email = 'one@TEST.com' OR LastName = 'nobody'")).toEqual(['MSFT_TEST_1'])
    expect(await names("LastName IN ('MSFT-TEST-2') ORDER BY CreatedDate DESC LIMIT 1")).toEqual([
      'MSFT-TEST-2',
    ])
    expect(await names('CreatedDate < 2026-01-01T00:00:00Z')).toEqual([])
  })

  test.each([
    ['SELECT Id FROM Leads', 'INVALID_TYPE'],
    ['SELECT Nothing FROM Lead', 'INVALID_FIELD'],
    ["SELECT Id FROM Lead WHERE Description = 'x'", 'INVALID_FIELD'],
    ["SELECT Id FROM Lead WHERE CreatedDate = '2026-11-20'", 'INVALID_FIELD'],
    [
      "SELECT Id FROM Lead WHERE LastName = 'a' AND Company = 'b' OR Email = 'c'",
      'MALFORMED_QUERY',
    ],
    ["SELECT Id FROM Lead WHERE LastName = 'it's'", 'MALFORMED_QUERY'],
    ['SELECT FROM Lead', 'MALFORMED_QUERY'],
  ])('refuses %s', async (soql, errorCode) => {
    const { status, json } = await query(soql)
    expect([status, json[0].errorCode]).toEqual([400, errorCode])
  })

  test('inserts and deletes a lead', async () => {
    const { status, body } = await insert({ LastName: 'MSFT_TEST_1', Company: 'Contoso' })
    expect(status).toBe(201)
    const path = `/sobjects/Lead/${JSON.parse(body).id}`
    expect((await api(path, { method: 'DELETE' }, await signIn())).status).toBe(204)
    expect((await api(path, { method: 'DELETE' }, await signIn())).status).toBe(404)
    expect(lab.leads()).toEqual([])
  })

  test('refuses an insert for what Web-to-Lead would have lost it for', async () => {
    const refused = await insert({ Company: 'Contoso' })
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      400,
      [
        {
          errorCode: 'REQUIRED_FIELD_MISSING',
          message: 'Required fields are missing: [LastName]',
          fields: ['LastName'],
        },
      ],
    ])
  })

  test('keeps a lead from a user who may not delete', async () => {
    const { id: leadId } = JSON.parse((await insert({ LastName: 'x', Company: 'y' })).body)
    lab.salesforce(id).user.canDeleteLeads = false
    const answer = await api(`/sobjects/Lead/${leadId}`, { method: 'DELETE' }, await signIn())
    expect([answer.status, JSON.parse(answer.body)[0].errorCode]).toEqual([
      403,
      'INSUFFICIENT_ACCESS_OR_READONLY',
    ])
    expect(lab.leads(host)).toHaveLength(1)
  })

  test('gives the formula of a validation rule one row at a time', async () => {
    const { validationRules } = lab.salesforce(id)
    const rule = { name: 'A', isActive: true, message: 'm', formula: 'TRUE', field: 'City' }
    validationRules.push({ ...rule, rejects: () => false })
    const ask1 = async () =>
      api(
        `/tooling/query?q=${encodeURIComponent("SELECT ValidationName, Metadata FROM ValidationRule WHERE EntityDefinition.QualifiedApiName = 'Lead' AND Active = true")}`,
        {},
        await signIn(),
      )
    expect(JSON.parse((await ask1()).body).records).toMatchObject([
      { ValidationName: 'A', Metadata: { errorConditionFormula: 'TRUE' } },
    ])
    validationRules.push({ ...rule, name: 'B', rejects: () => false })
    expect(JSON.parse((await ask1()).body)[0].errorCode).toBe('MALFORMED_QUERY')
  })

  test('describes a required picklist, and country picklists when they are on', async () => {
    const org = lab.salesforce(id)
    org.countries = [{ code: 'US', integrationValue: 'United States' }]
    const { body } = await api('/sobjects/Lead/describe', {}, await signIn())
    const fields: { name: string; restrictedPicklist: boolean }[] = JSON.parse(body).fields
    expect(fields.find(({ name }) => name === 'CountryCode')).toMatchObject({
      type: 'picklist',
      picklistValues: [{ value: 'US' }],
    })
  })

  test('knows neither versions that were switched off nor ones to come', async () => {
    const token = await signIn()
    const at = (version: string) =>
      ask(lab, `https://${host}/services/data/${version}/query?q=SELECT+Id+FROM+Organization`, {
        headers: { authorization: `Bearer ${token}` },
      })
    expect([(await at('v30.0')).status, (await at('v99.0')).status]).toEqual([410, 404])
  })
})
