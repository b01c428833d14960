// A pasted lead in each of the shapes it comes in, and texts that are none.
import { describe, expect, it } from 'vitest'
import { readLead } from '../../src/lead/read-lead.ts'

const FAQ_SAMPLE = `{
  "userDetails": {
    "FirstName": "MSFT_TEST_636573304831318844", "LastName": "MSFT_TEST_636573304831318844",
    "Email": "MSFT_TEST_636573304831318844@test.com", "Phone": "1234567890", "Country": "US",
    "Company": "MSFT_TEST_636573304831318844", "Title": "MSFT_TEST_636573304831318844"
  },
  "LeadSource": "AzureMarketplace", "ActionCode": "INS", "OfferTitle": "Contoso Test"
  "Description": "MSFT_TEST_636573304831318844"
}`

describe('a lead source', () => {
  it('is taken apart and explained', () => {
    const seen = readLead('LeadSource: SPZA-PLT|contoso.my-offer')
    expect(seen?.what).toBe('a lead source')
    expect(seen?.parts.map(({ label, value }) => `${label} ${value}`)).toEqual([
      'Source SPZA',
      'Action PLT',
      'Publisher contoso',
      'Offer my-offer',
    ])
    expect(seen?.parts[0]?.about).toContain('AppSource')
  })

  it('takes the spelling with AppSource in it', () => {
    expect(readLead('AppSource (SPZA)-INS|a.b')?.parts[0]?.about).toContain('AppSource')
  })

  it('of a test lead is called one', () => {
    const marker = 'MSFT_TEST_636573304831318844'
    expect(readLead(`${marker}-${marker}|Contoso`)?.what).toContain('test lead')
  })

  it('says which action is not documented', () => {
    expect(readLead('AzurePortal-Erstellen|a.b')?.parts[1]?.about).toMatch(/Not documented.*Create/)
  })

  it('that is cut off says what is missing', () => {
    expect(readLead('AzureMarketplace-INS')?.notes.join()).toContain('no "|"')
  })
})

describe('a lead', () => {
  it('as Microsoft’s FAQ prints it is read, and its JSON called broken', () => {
    const seen = readLead(FAQ_SAMPLE)
    expect(seen?.what).toBe('a test lead')
    expect(seen?.parts).toHaveLength(11)
    expect(seen?.parts.find(({ name }) => name === 'ActionCode')?.about).toContain('Acquired')
    expect(seen?.notes.join(' ')).toContain('not valid JSON')
  })

  it('out of a table is read with the JSON inside it', () => {
    const customer = { FirstName: 'Ana', LastName: 'Silva', Email: 'ana@fabrikam.example' }
    const row = {
      ActionCode: 'INS',
      LeadSource: 'AzureMarketplace-INS|contoso.my-offer',
      CustomerInfo: JSON.stringify(customer),
    }
    const seen = readLead(JSON.stringify(row))
    expect(seen?.what).toBe('a lead')
    expect(seen?.parts.map(({ name }) => name)).toContain('CustomerInfo.Email')
    expect(seen?.parts[1]?.about).toContain('Publisher contoso')
  })

  it.each([
    ['lines', 'company = A\nfirst_name = B\nlast_name = C\nemail = d@example.com\nphone = 1'],
    ['a form', 'company=A&first_name=B&last_name=C&email=d%40example.com'],
  ])('is read out of %s', (_, text) => {
    expect(readLead(text)?.parts.find(({ label }) => label === 'E-mail')?.value).toBe(
      'd@example.com',
    )
  })

  it('names the fields that the marketplace does not send', () => {
    const text = JSON.stringify({
      FirstName: 'A',
      LastName: 'B',
      Email: 'c',
      Phone: '1',
      budget: 5,
    })
    expect(readLead(text)?.notes.join()).toContain('budget')
  })
})

it.each([
  '',
  'No lead has arrived since Tuesday.',
  'TestDrive ended',
  '{"type": "https-endpoint", "url": "https://leads.contoso.example/"}',
  'AADSTS7000215: Invalid client secret provided.',
])('%j is no lead', (text) => {
  expect(readLead(text)).toBeUndefined()
})
