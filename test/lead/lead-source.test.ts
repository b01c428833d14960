import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLeadSource, parseLeadSource } from '../../src/lead/lead-source.ts'

describe('parseLeadSource', () => {
  it.each([
    [
      'AzureMarketplace-INS|bitnami.openedxcypress',
      'AzureMarketplace',
      'INS',
      'bitnami.openedxcypress',
    ],
    [
      'SPZA-PLT | docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a',
      'SPZA',
      'PLT',
      'docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a',
    ],
    ['AzureMarketplace-INS|a.b|c', 'AzureMarketplace', 'INS', 'a.b|c'],
  ])('splits %s', (text, source, action, offer) => {
    expect(parseLeadSource(text)).toEqual({
      ok: true,
      value: { source, action, offer, isTest: false },
    })
  })

  it('recognises the test lead', () => {
    const parsed = parseLeadSource(
      'MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|Offer',
    )
    expect(parsed).toMatchObject({ ok: true, value: { isTest: true } })
  })

  it.each([
    ['AzureMarketplace-INS', 'no "|"'],
    ['AzureMarketplace|a.b', 'no "-"'],
    ['-INS|a.b', 'source before "-" is empty'],
    ['Azure-|a.b', 'action after "-" is empty'],
    ['Azure-INS|', 'offer after "|" is empty'],
  ])('says what is wrong with %s', (text, part) => {
    expect(parseLeadSource(text)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(part),
    })
  })

  it('never throws, and reads back what it formats', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,12}$/)
    fc.assert(fc.property(fc.string(), (text) => void parseLeadSource(text)))
    fc.assert(
      fc.property(word, word, word, (source, action, offer) => {
        const parsed = parseLeadSource(formatLeadSource({ source, action, offer }))
        expect(parsed).toMatchObject({ ok: true, value: { source, action, offer } })
      }),
    )
  })
})
