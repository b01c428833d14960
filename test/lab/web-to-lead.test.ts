// Web-to-Lead: it says yes to nearly everything, whatever becomes of the lead.
import { beforeEach, describe, expect, test } from 'vitest'
import { healthyOrg } from '../../src/lab/salesforce/healthy-org.ts'
import { faultyOrg, SANDBOX_ORG } from '../../src/lab/salesforce/orgs.ts'
import { labAtRest } from './lab-of-file.ts'
import { ask, FORM_HEADERS, postForm } from './plain-client.ts'
import { org as healthy } from './salesforce-client.ts'

const FORM_URL = 'https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8'
const EXCEPTION = 'true Exception:common.exception.SalesforceGenericException'

const { lab, pass } = labAtRest()
beforeEach(() => lab.reset())

const { id, host } = healthy
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

const submit = (fields: Record<string, string>, url = FORM_URL) => postForm(lab, url, fields)

describe('Web-to-Lead', () => {
  test('answers at once and creates the lead after its delay', async () => {
    expect(await submit(LEAD)).toMatchObject({
      status: 200,
      body: '',
      headers: { 'is-processed': 'true' },
    })
    expect(lab.leads('salesforce')).toEqual([])
    pass(lab.salesforce(id).webToLead.createsAfterMs)
    expect(lab.leads(host)).toMatchObject([
      { kind: 'salesforce', lead: { LastName: 'MSFT_TEST_1', Country: 'US', Status: 'Open' } },
    ])
  })

  test('knows the long id in any case, and the short one only as it is', async () => {
    await submit({ ...LEAD, oid: id.toLowerCase() })
    await submit({ ...LEAD, oid: LEAD.oid.toLowerCase() })
    pass(60_000)
    expect(lab.leads(host)).toHaveLength(1)
  })

  test.each([
    ['another content type', { method: 'POST', body: 'oid=1' }],
    ['no organization id', { method: 'POST', headers: FORM_HEADERS, body: 'last_name=x' }],
    [
      'the id of something else',
      { method: 'POST', headers: FORM_HEADERS, body: 'oid=00N5E000004Wxyz' },
    ],
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
    pass(60_000)
    expect(lab.leads()).toEqual([])
  })

  test('takes a sandbox’s lead at the sandbox host', async () => {
    const sandbox = healthyOrg(SANDBOX_ORG)
    await submit({ ...LEAD, oid: sandbox.id }, FORM_URL.replace('webto', 'test'))
    pass(60_000)
    expect(lab.leads(sandbox.host)).toHaveLength(1)
  })
})

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
    pass(60_000)
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
    pass(60_000)
    expect([lab.leads(), org.mails]).toEqual([[], []])
  })

  test('takes leads again once its setting is mended', async () => {
    const org = lab.salesforce(healthyOrg(faultyOrg('recaptcha-required')).id)
    org.webToLead.requiresCaptcha = false
    await submit({ ...LEAD, oid: org.id })
    pass(60_000)
    expect(lab.leads(org.host)).toHaveLength(1)
  })
})
