// Partner Center's own lists of offers.
import { describe, expect, it } from 'vitest'
import { readOfferList } from '../../src/cli/offer-list.ts'

const endpoint = (id: string, host: string) => ({
  id,
  leadConfiguration: {
    resourceType: 'HttpsEndpointLeadConfiguration',
    httpsEndpointUri: `https://${host}/in`,
  },
})
const offers = [
  endpoint('contoso.one', 'a.contoso.com'),
  { id: 'contoso.none' },
  {
    ID: 'contoso.two',
    LeadConfiguration: {
      ResourceType: 'HttpsEndpointLeadConfiguration',
      HttpsEndpointUri: 'https://b.contoso.com/in',
    },
  },
]

describe('a list of offers', () => {
  it.each([
    ['a bare list', offers, 2],
    ['the value of an answer', { value: offers, nextLink: null }, 3],
    ['the same in other case', { Offers: offers }, 3],
  ])('as %s gives a destination for each, in either case, with its line', (_, value, line) => {
    const list = readOfferList(JSON.stringify(value, null, 1), 'offers.json')
    expect(list?.configs.map(({ destinations }) => destinations[0])).toEqual([
      {
        name: 'contoso.one',
        pointer: '',
        config: { type: 'https-endpoint', url: 'https://a.contoso.com/in' },
      },
      {
        name: 'contoso.two',
        pointer: '',
        config: { type: 'https-endpoint', url: 'https://b.contoso.com/in' },
      },
    ])
    expect(list?.configs[0]?.positions.get('')?.line).toBe(line)
    expect(list?.notes).toContain('contoso.none has no lead destination that is known.')
  })

  it('fails an offer that must have a destination and has none', async () => {
    const required = [
      { id: 'contoso.advice', offerType: 'Consulting Service' },
      { id: 'contoso.app', OfferTypeId: 'microsoft-saas', listingType: 'ContactMe' },
    ]
    const free = { id: 'contoso.trial', offerType: 'SaaS', listingType: 'FreeTrial' }
    const list = readOfferList(JSON.stringify([...required, free, offers[0]]), 'offers.json')
    const names = list?.configs.map(({ destinations }) => destinations[0]?.name)
    expect(names).toEqual(['contoso.advice', 'contoso.app', 'contoso.one'])
    expect(list?.configs[0]?.destinations[0]?.config).toBeUndefined()
    expect(list?.notes).toContain('contoso.trial has no lead destination that is known.')
  })

  it.each([
    ['one offer', JSON.stringify(endpoint('contoso.one', 'a.contoso.com'))],
    ['a list with one destination', JSON.stringify(offers.slice(0, 2))],
    ['no JSON', 'destinations: {}'],
    ['something else', '[1, null, "x"]'],
  ])('is not %s', (_, text) => {
    expect(readOfferList(text, 'x.json')).toBeUndefined()
  })
})
