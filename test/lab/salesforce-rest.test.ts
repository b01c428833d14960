// Salesforce's REST API: queries, leads, and what it tells about its own rules.
import { beforeEach, describe, expect, test } from 'vitest'
import { labAtRest } from './lab-of-file.ts'
import { ask } from './plain-client.ts'
import { org, signIn } from './salesforce-client.ts'

const { lab } = labAtRest()
beforeEach(() => lab.reset())

const { id, host } = org

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
    const answer = await api(`/query?q=${encodeURIComponent(soql)}`, {}, await signIn(lab))
    return { ...answer, json: JSON.parse(answer.body) }
  }
  const insert = async (lead: object) =>
    api('/sobjects/Lead', { method: 'POST', body: JSON.stringify(lead) }, await signIn(lab))

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
    expect((await api(path, { method: 'DELETE' }, await signIn(lab))).status).toBe(204)
    expect((await api(path, { method: 'DELETE' }, await signIn(lab))).status).toBe(404)
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
    const answer = await api(`/sobjects/Lead/${leadId}`, { method: 'DELETE' }, await signIn(lab))
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
        await signIn(lab),
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
    const { body } = await api('/sobjects/Lead/describe', {}, await signIn(lab))
    const fields: { name: string; restrictedPicklist: boolean }[] = JSON.parse(body).fields
    expect(fields.find(({ name }) => name === 'CountryCode')).toMatchObject({
      type: 'picklist',
      picklistValues: [{ value: 'US' }],
    })
  })

  test('knows neither versions that were switched off nor ones to come', async () => {
    const token = await signIn(lab)
    const at = (version: string) =>
      ask(lab, `https://${host}/services/data/${version}/query?q=SELECT+Id+FROM+Organization`, {
        headers: { authorization: `Bearer ${token}` },
      })
    expect([(await at('v30.0')).status, (await at('v99.0')).status]).toEqual([410, 404])
  })
})
