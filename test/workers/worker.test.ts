// The Workers entry inside the real runtime: lint, diagnosis and a check over real TLS.
import { env, exports as workerExports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import type { Diagnosis } from '../../src/model/rulebook.ts'

const { RECEIVER } = env
const worker = workerExports.default

const SIGNATURE = 'wK3xQ9vB7nT2mZ5pL8rD4sF6hJ1gC0yE-aU_iOXkVtM'

async function post(path: string, body: unknown): Promise<Response> {
  return worker.fetch(`https://leadprobe.example${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function check(path: string): Promise<Report> {
  const url = `${RECEIVER}${path}`
  const response = await post('/v1/checks', { destination: { type: 'https-endpoint', url } })
  expect(response.status).toBe(200)
  return (await response.json()) as Report
}

const outcome = (report: Report, step: string) =>
  report.steps.find(({ id }) => id === step)?.outcome
const rules = (report: Report) => report.findings.map(({ rule }) => rule)

describe('in workerd, the service', () => {
  it('explains an error text', async () => {
    const text = 'AADSTS7000215: Invalid client secret provided.'
    const response = await post('/v1/diagnoses', { text })
    const { findings } = (await response.json()) as Diagnosis
    expect(findings[0]?.rule).toBe('entra/client-secret-invalid')
  })

  it('leaves compression to the runtime, which would do it a second time', async () => {
    for (const path of ['/', '/openapi.json', '/healthz']) {
      const headers = { 'accept-encoding': 'gzip, br' }
      const response = await worker.fetch(`https://leadprobe.example${path}`, { headers })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-encoding')).toBeNull()
    }
  })

  it('lints without a network', async () => {
    const destination = { type: 'https-endpoint', url: 'http://leads.contoso.example/hook' }
    const report = (await (await post('/v1/lint', { destination })).json()) as Report
    expect(rules(report)).toEqual(['http/not-https'])
    expect(report.verdict).toBe('fail')
  })

  it('serves its page with a strict content security policy', async () => {
    const response = await worker.fetch('https://leadprobe.example/')
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('in workerd, a check over real TLS', () => {
  it('delivers a test lead, and says what this runtime does not see', async () => {
    const report = await check('/accept')
    // The receiver is on loopback, which the marketplace could not reach: that much is remarked.
    expect(report.verdict).toBe('warn')
    expect(rules(report)[0]).toBe('network/address-blocked')
    expect(outcome(report, 'network')).toBe('skip')
    expect(outcome(report, 'write')).toBe('pass')
    expect(report.testLead.receipt).toBe('created')
  })

  it('does not follow a redirect', async () => {
    const report = await check('/moved')
    expect(report.verdict).toBe('fail')
    expect(rules(report)[0]).toBe('http/redirect')
  })

  it('keeps a signature to itself when the server repeats it', async () => {
    const report = await check(`/echo?sp=%2Frun&sv=1.0&sig=${SIGNATURE}`)
    expect(outcome(report, 'write')).toBe('fail')
    expect(JSON.stringify(report)).not.toContain(SIGNATURE.slice(0, 12))
  })

  it('ends inconclusive where the connection fails out of sight', async () => {
    const report = await post('/v1/checks', {
      destination: { type: 'https-endpoint', url: 'https://no-such-host.invalid/hook' },
    })
    expect(((await report.json()) as Report).verdict).toBe('inconclusive')
  })

  it('refuses a metadata address without asking it', async () => {
    const report = await post('/v1/checks', {
      destination: { type: 'https-endpoint', url: 'https://169.254.169.254/latest' },
    })
    const { findings } = (await report.json()) as Report
    expect(findings[0]?.rule).toBe('network/address-blocked')
  })
})
