// The lead tab and the one box: a pasted lead is explained, with and without the API.
import { describe, expect, it } from 'vitest'
import { postJson, testApp } from './test-services.ts'

const SOURCE = 'SPZA-PLT|contoso.my-offer'

function post(text: string) {
  const headers = {
    origin: 'http://localhost',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = new URLSearchParams({ text }).toString()
  return testApp().request('http://localhost/lead', { method: 'POST', headers, body })
}

describe('the lead tab', () => {
  it('explains a lead source', async () => {
    const page = await (await post(SOURCE)).text()
    expect(page).toContain('This is a lead source.')
    expect(page).toContain('Partner Led Trial')
  })

  it('says so when a text is no lead, and shows what was pasted as text', async () => {
    const page = await (await post('<script>alert(1)</script>')).text()
    expect(page).toContain('does not look like a lead')
    expect(page).not.toContain('<script>alert')
  })

  it('shows what every kind is sent', async () => {
    const page = await (await testApp().request('/lead')).text()
    for (const name of ['leadsourcecode', 'lead_source', 'CustomerInfo', 'UserDetails.Email']) {
      expect(page).toContain(name)
    }
  })
})

describe('POST /v1/intake', () => {
  it('recognises a lead, and explains its parts', async () => {
    const reply = await (await testApp().request('/v1/intake', postJson({ text: SOURCE }))).json()
    expect(reply).toMatchObject({ kind: 'lead', what: 'a lead source', findings: [] })
    expect(reply.lead[3]).toMatchObject({ label: 'Offer', value: 'my-offer' })
  })
})
