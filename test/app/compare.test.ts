// Two checks of the same destination: when they are the same, and what changed between them.
import { describe, expect, it } from 'vitest'
import { compareReports } from '../../src/app/compare-reports.ts'
import { placeOf } from '../../src/app/same-target.ts'
import { destinationKinds } from '../../src/destinations/index.ts'
import { sampleReport } from './sample-report.ts'
import { HOOK, postJson, testApp, testServices } from './test-services.ts'

const place = (destination: unknown) =>
  placeOf({ destination, name: 'it', cloud: 'global', options: {} }, destinationKinds)

describe('the place a destination is at', () => {
  const key = `${'a'.repeat(86)}==`
  const table = (string: string) => ({ type: 'azure-table', connectionString: string })

  it.each([
    [
      'another secret',
      { type: 'https-endpoint', url: 'https://a.example/hook?sig=abcdefghijkl' },
      { type: 'https-endpoint', url: 'https://a.example/hook?sig=mnopqrstuvwx' },
    ],
    [
      'another scheme',
      { type: 'https-endpoint', url: 'http://a.example/hook' },
      { type: 'https-endpoint', url: 'https://a.example/hook/' },
    ],
    [
      'another key',
      table(`AccountName=contoso;AccountKey=${key}`),
      table('DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=x'),
    ],
    [
      'another way to sign in',
      { type: 'dynamics-365', url: 'https://c.crm.dynamics.com', auth: { type: 'entra' } },
      { type: 'dynamics-365', url: 'https://c.crm.dynamics.com/', auth: { type: 'office-365' } },
    ],
  ])('is the same with %s', (_, one, other) => {
    expect(place(one)).toBe(place(other))
  })

  it('is another with another host or path', () => {
    const url = (path: string) => place({ type: 'https-endpoint', url: `https://${path}` })
    expect(new Set(['a.example/x', 'b.example/x', 'a.example/y'].map(url)).size).toBe(3)
  })

  it('holds no secret', () => {
    expect(place(table(`AccountName=contoso;AccountKey=${key}`))).not.toContain('aaaa')
  })
})

it('a comparison names what is gone, what is new and which steps ended otherwise', () => {
  const before = sampleReport({ id: 'aa' })
  const [finding] = before.findings
  const after = sampleReport({
    steps: before.steps.map((step) =>
      step.id === 'network' ? { ...step, outcome: 'pass' } : step,
    ),
    findings: finding === undefined ? [] : [{ ...finding, rule: 'http/forbidden', title: 'New' }],
  })
  expect(compareReports(before, after)).toEqual({
    previous: { id: 'aa', startedAt: before.startedAt, verdict: 'fail' },
    steps: [{ id: 'network', before: 'fail', after: 'pass' }],
    gone: [{ rule: 'tls/expired', title: 'The certificate has expired' }],
    came: [{ rule: 'http/forbidden', title: 'New' }],
  })
})

describe('GET /v1/reports/{id}/comparison', () => {
  const ours = { 'sec-fetch-site': 'same-origin' }

  async function twice(second: Record<string, string>) {
    const store = testServices().store
    const app = testApp(undefined, { store })
    const first = await app.request('/v1/checks', postJson({ destination: HOOK }, ours))
    const cookie = first.headers.get('set-cookie') ?? ''
    const { id: before } = await first.json()
    const headers = { ...second, cookie: second['cookie'] ?? cookie.split(';')[0] ?? '' }
    const again = await app.request('/v1/checks', postJson({ destination: HOOK }, headers))
    const { id } = await again.json()
    const comparison = await app.request(`/v1/reports/${id}/comparison`)
    return { app, cookie, before, id, comparison }
  }

  it('compares with the check before of the same browser', async () => {
    const { app, cookie, before, id, comparison } = await twice(ours)
    expect(cookie).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/)
    expect(await comparison.json()).toMatchObject({ previous: { id: before }, gone: [], came: [] })
    expect(await (await app.request(`/reports/${id}`)).text()).toContain('Since the check before')
  })

  it.each([
    ['another browser', { ...ours, cookie: `leadprobe-visitor=${'0'.repeat(32)}` }],
    ['a client that is no page of ours', {}],
  ])('has nothing to say to %s', async (_, headers) => {
    const { comparison } = await twice(headers as Record<string, string>)
    expect(comparison.status).toBe(204)
  })
})

describe('a report as a file', () => {
  it.each([
    ['json', 'application/json', '"schemaVersion"'],
    ['md', 'text/markdown', '# leadprobe'],
    ['html', 'text/html', '<!doctype html>'],
  ])('%s', async (extension, type, part) => {
    const store = testServices().store
    const report = sampleReport()
    await store.save(report)
    const response = await testApp(undefined, { store }).request(
      `/reports/${report.id}.${extension}`,
    )
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="leadprobe-2026-11-20-01234567.${extension}"$`),
    )
    expect(await response.text()).toContain(part)
  })

  it('of an unknown report, or in an unknown format, is not there', async () => {
    const store = testServices().store
    await store.save(sampleReport())
    const app = testApp(undefined, { store })
    expect((await app.request('/reports/00.json')).status).toBe(404)
    expect((await app.request(`/reports/${sampleReport().id}.exe`)).status).toBe(404)
  })
})
