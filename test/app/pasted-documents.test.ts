// What Salesforce and Marketo give people to copy, pasted into the page without script.
import { describe, expect, it } from 'vitest'
import { EMBED_CODE, FORM_HTML, LOST_LEAD_MAIL } from './pasted-documents.ts'
import { testApp } from './test-services.ts'

async function paste(path: '/' | '/ticket', text: string): Promise<string> {
  const headers = {
    origin: 'http://localhost',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = new URLSearchParams({ text }).toString()
  const answer = await testApp().request(`http://localhost${path}`, {
    method: 'POST',
    headers,
    body,
  })
  return answer.text()
}

/** Values of the form's fields by name. */
function valuesIn(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input[^>]*>/g)].map(([input]) => input)
  const attribute = (input: string, name: string) =>
    new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? ''
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]),
  )
}

describe('the first box', () => {
  it('fills the form from the HTML of a Web-to-Lead form, and says what in it loses leads', async () => {
    const page = await paste('/', FORM_HTML)
    expect(page).toContain('This is the HTML of a Salesforce web-to-lead form.')
    expect(page).toContain('reCAPTCHA')
    expect(valuesIn(page)).toMatchObject({ '/organizationId': '00Do0000000ZHog' })
  })

  it('fills the form from an embed code, with the slip of the documents in it', async () => {
    const page = await paste('/', EMBED_CODE)
    expect(valuesIn(page)).toMatchObject({
      '/serverId': 'ys12',
      '/munchkinId': '123-PQR-789',
      '/formId': '1179',
    })
  })

  it('explains the mail about a lead that was not created', async () => {
    const page = await paste('/', LOST_LEAD_MAIL)
    expect(page).toContain('did not create')
    expect(page).toContain('[Region__c]')
    expect(page).toContain('data-rule="salesforce/required-')
  })
})

it('the ticket tab explains the same mail first by its reason', async () => {
  const page = await paste('/ticket', LOST_LEAD_MAIL)
  expect(/data-rule="([^"]+)"/.exec(page)?.[1]).toMatch(/^salesforce\/required-/)
})
