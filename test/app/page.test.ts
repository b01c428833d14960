// The pages without script: every job by plain form posts, nothing secret sent back, nothing executed.
import { describe, expect, it } from 'vitest'
import type { RehearsalScenario } from '../../src/app/services.ts'
import { sampleReport } from './sample-report.ts'
import { HOOK, testApp, testServices } from './test-services.ts'

const scenario: RehearsalScenario = {
  id: 'https-endpoint/refused',
  kind: 'https-endpoint',
  title: 'Nothing listens',
  destination: HOOK,
  expect: { verdict: 'fail', rule: 'network/connection-refused' },
}
const app = testApp(undefined, {
  lab: {
    scenarios: [scenario],
    check: (request, onEvent, signal) => testServices().check(request, onEvent, signal),
    setMended: () => undefined,
  },
})

function post(path: string, fields: Record<string, string>) {
  const headers = { origin: 'http://localhost' }
  return app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
}

async function follow(response: Response): Promise<string> {
  expect(response.status).toBe(303)
  return (await app.request(response.headers.get('location') ?? '')).text()
}

describe('the first screen', () => {
  it('offers the box, the examples and a form for each kind', async () => {
    const html = await (await app.request('/')).text()
    expect(html).toContain('Paste anything')
    expect(html).toContain('formaction="/rehearse/https-endpoint/refused"')
    expect(html).toContain('href="/?kind=azure-table"')
  })

  it('shows the empty form of a kind, with secrets hidden and not remembered', async () => {
    const html = await (await app.request('/?kind=azure-table')).text()
    expect(html).toMatch(/<input[^>]*name="\/connectionString"[^>]*type="password"/)
    expect(html).toMatch(/<input[^>]*name="\/connectionString"[^>]*autocomplete="off"/)
  })

  it('checks what was pasted and leads to the report', async () => {
    const html = await follow(await post('/', { text: HOOK.url, action: 'check' }))
    expect(html).toContain('Not working')
    expect(html).toContain('href="/rules/network/connection-refused"')
  })

  it('only looks when asked to: lint at the field, and the secret left out', async () => {
    const url = 'http://leads.contoso.example/hook?sig=hunter2hunter2'
    const services = testServices()
    const looking = testApp(undefined, {
      check: () => Promise.reject(new Error('must not be sent')),
      lint: services.lint,
    })
    const headers = { origin: 'http://localhost' }
    const body = new URLSearchParams({ text: url, action: 'look' })
    const html = await (await looking.request('/', { method: 'POST', headers, body })).text()
    expect(html).toContain('This is ')
    expect(html).toMatch(/<input[^>]*name="\/url"[^>]*aria-invalid="true"/)
    expect(html).not.toContain('hunter2')
  })

  it('says when it recognises nothing', async () => {
    const html = await (await post('/', { text: 'hm', action: 'check' })).text()
    expect(html).toContain('Nothing recognised')
  })
})

describe('the form of a kind', () => {
  it('runs a check and leads to the report', async () => {
    const html = await follow(await post('/checks', { kind: 'https-endpoint', '/url': HOOK.url }))
    expect(html).toContain('network/connection-refused')
  })

  it('comes back with what is missing at the field', async () => {
    const response = await post('/checks', { kind: 'https-endpoint', '/url': '' })
    expect(response.status).toBe(422)
    expect(await response.text()).toMatch(/<input[^>]*name="\/url"[^>]*aria-invalid="true"/)
  })
})

describe('the ticket tab', () => {
  it('explains a text, with the telling words marked and a reply to send', async () => {
    const text = 'Ours says: getaddrinfo ENOTFOUND leads.contoso.example <b>now</b>'
    const html = await (await post('/ticket', { text })).text()
    expect(html).toContain('network/dns-not-found')
    expect(html).toMatch(/<mark>[^<]*ENOTFOUND/)
    expect(html).toContain('What to do:')
    expect(html).toContain('&lt;b&gt;now&lt;/b&gt;')
  })

  it('says what to ask for when it finds nothing', async () => {
    const html = await (await post('/ticket', { text: 'All is well.' })).text()
    expect(html).toContain('Nothing recognised')
  })
})

describe('the rehearsal tab', () => {
  it('lists the scenarios and runs one by a plain post', async () => {
    expect(await (await app.request('/rehearse')).text()).toContain('Nothing listens')
    const html = await follow(await post('/rehearse/https-endpoint/refused', {}))
    expect(html).toContain('Not working')
  })
})

describe('a report', () => {
  it('shows hostile text as text', async () => {
    const { store } = testServices()
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const report = sampleReport()
    const [finding] = report.findings
    const [step, ...steps] = report.steps
    if (finding === undefined || step === undefined) throw new Error('the sample has both')
    await store.save({
      ...report,
      steps: [
        {
          ...step,
          summary: hostile,
          exchanges: [
            {
              request: { method: 'POST', url: 'https://a.example/', headers: {} },
              phases: { dns: 1 },
              response: { status: 500, headers: { x: hostile }, body: hostile, truncated: true },
            },
          ],
        },
        ...steps,
      ],
      findings: [
        {
          ...finding,
          evidence: { quote: `${hostile}\u202E` },
          references: [{ url: 'javascript:alert(1)', title: 'click', checked: '2026-11-20' }],
        },
      ],
    })
    const html = await (await testApp(undefined, { store }).request(`/reports/${report.id}`)).text()
    expect(html).not.toMatch(/<script>|<img/)
    expect(html).not.toMatch(/="?\s*javascript:/)
    expect(html).not.toContain('\u202E')
    expect(html.split('&lt;script&gt;').length - 1).toBeGreaterThanOrEqual(4)
  })

  it('can be deleted by a plain post', async () => {
    const { store } = testServices()
    const report = sampleReport()
    await store.save(report)
    const kept = testApp(undefined, { store })
    const init = {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    }
    expect((await kept.request(`/reports/${report.id}/delete`, init)).status).toBe(303)
    expect((await kept.request(`/reports/${report.id}`)).status).toBe(404)
  })
})

describe('the rules', () => {
  it('are listed by group, each with a page of its own', async () => {
    expect(await (await app.request('/rules')).text()).toContain('href="/rules/tls/expired"')
    expect(await (await app.request('/rules/tls/expired')).text()).toContain('What to do')
    expect((await app.request('/rules/tls/nonsense')).status).toBe(404)
  })
})
