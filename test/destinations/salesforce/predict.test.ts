// The description of Lead against the values the marketplace sends.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LeadField, predict } from '../../../src/destinations/salesforce/predict.ts'

const record = {
  Company: 'c',
  Country: 'US',
  Description: 'd',
  Email: 'e@test.com',
  FirstName: 'f',
  LastName: 'l',
  LeadSource: 'AzureMarketplace-INS|contoso.offer',
  Phone: '1',
  Title: 't',
}

function field(name: string, more: Partial<LeadField> = {}): LeadField {
  const plain = { type: 'string', createable: true, nillable: true, defaultedOnCreate: false }
  return { name, ...plain, ...more }
}

describe('a field that must have a value', () => {
  it.each([
    ['picklist', ['lp:required-picklist', 'REQUIRED_FIELD_MISSING']],
    ['multipicklist', ['lp:required-picklist', 'REQUIRED_FIELD_MISSING']],
    ['string', ['REQUIRED_FIELD_MISSING']],
  ])('and is a %s loses the lead', (type, codes) => {
    const [only, ...others] = predict([field('Segment__c', { type, nillable: false })], record)
    expect(only).toMatchObject({ codes, fields: ['Segment__c'] })
    expect(others).toEqual([])
  })

  it.each([
    ['is sent', 'LastName', {}],
    ['has a default', 'Status', { defaultedOnCreate: true }],
    ['is set by Salesforce', 'Id', { createable: false }],
    ['is a checkbox', 'Agreed__c', { type: 'boolean' }],
    ['follows from the country', 'CountryCode__c', { nillable: true }],
  ])('does not when it %s', (_why, name, more) => {
    expect(predict([field(name, { nillable: false, ...more })], record)).toEqual([])
  })
})

describe('a value that is sent', () => {
  const sources = { type: 'picklist', picklistValues: [{ value: 'Web', active: true }] }

  it('has to be listed where the list is restricted', () => {
    const restricted = field('LeadSource', { ...sources, restrictedPicklist: true })
    expect(predict([restricted], record)).toMatchObject([
      { codes: ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'], fields: ['LeadSource'] },
    ])
    expect(predict([field('LeadSource', sources)], record)).toEqual([])
  })

  it('has to be listed as active', () => {
    const picklistValues = [{ value: record.LeadSource, active: false }]
    const inactive = { type: 'picklist', restrictedPicklist: true, picklistValues }
    expect(predict([field('LeadSource', inactive)], record)).toHaveLength(1)
  })

  it('has to fit', () => {
    expect(predict([field('LeadSource', { length: 10 })], record)).toMatchObject([
      { codes: ['STRING_TOO_LONG'] },
    ])
    const fits = field('LeadSource', { length: record.LeadSource.length })
    expect(predict([fits], record)).toEqual([])
  })
})

it('country picklists speak against a two-letter country', () => {
  const described = [field('Country'), field('CountryCode', { type: 'picklist' })]
  expect(predict(described, record)).toMatchObject([
    { codes: ['FIELD_INTEGRITY_EXCEPTION'], text: expect.stringMatching(/country/i) },
  ])
})

it('the documented case comes first', () => {
  const described = [
    field('LeadSource', { length: 3 }),
    field('Plain__c', { nillable: false }),
    field('Segment__c', { type: 'picklist', nillable: false }),
  ]
  expect(predict(described, record).map(({ fields }) => fields[0])).toEqual([
    'Segment__c',
    'Plain__c',
    'LeadSource',
  ])
})

it('never speaks against a field that may stay empty and is not sent', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, type) => {
      fc.pre(!Object.hasOwn(record, name) && name !== 'CountryCode')
      expect(predict([field(name, { type })], record)).toEqual([])
    }),
  )
})
