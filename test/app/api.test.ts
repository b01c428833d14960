// Every route of the API, against the real rulebook and destinations.
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { reportSchema } from '../../src/model/report.ts'
import { DESTINATION_IDS, STEP_IDS } from '../../src/model/vocabulary.ts'
import { sampleReport } from './sample-report.ts'
import { HOOK, postJson, testApp, testServices } from './test-services.ts'

const app = testApp()

describe('POST /v1/checks', () => {
  it('answers with the report, whatever the verdict', async () => {
    const response = await app.request('/v1/checks', postJson({ destination: HOOK }))
    expect(response.status).toBe(200)
    const report = reportSchema.parse(await response.json())
    expect(report.verdict).toBe('fail')
    expect(report.steps.map(({ id }) => id)).toEqual([...STEP_IDS])
    expect(report.findings[0]?.rule).toBe('network/connection-refused')
  })

  it('passes on name, offer, cloud and options', async () => {
    const body = {
      destination: HOOK,
      name: 'hook',
      offer: 'contoso.offer',
      cloud: 'global',
      options: { offline: true },
    }
    const report = await (await app.request('/v1/checks', postJson(body))).json()
    expect(report).toMatchObject({ offer: 'contoso.offer', destination: { name: 'hook' } })
    expect(report.steps[1].outcome).toBe('skip')
  })

  it('keeps the report where it can be read and deleted', async () => {
    const report = await (await app.request('/v1/checks', postJson({ destination: HOOK }))).json()
    const path = `/v1/reports/${report.id}`
    expect(await (await app.request(path)).json()).toEqual(report)
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(path)).status).toBe(404)
  })
})

describe('a kind that every object has a member of', () => {
  it.each(['__proto__', 'constructor', 'toString'])('%s is no kind', async (type) => {
    const body = postJson({ destination: { type } })
    expect((await app.request('/v1/checks', body)).status).toBe(422)
    const report = await (await app.request('/v1/lint', body)).json()
    expect(report.destination).toMatchObject({ kind: 'unknown', name: 'this destination' })
    expect((await app.request(`/?kind=${type}`)).status).toBe(200)
  })
})

it('repeats no connection string that stands where a name or an offer belongs', async () => {
  const pasted = 'AccountName=leads;AccountKey=canary-9f8e7d6c5b4a;EndpointSuffix=core.windows.net'
  const body = { destination: HOOK, name: pasted, offer: pasted, options: { offline: true } }
  const response = await app.request('/v1/checks', postJson(body))
  expect(response.status).toBe(200)
  expect(await response.text()).not.toContain('canary-')
})

describe('POST /v1/lint', () => {
  it('says what can be said without a network', async () => {
    const destination = { type: 'https-endpoint', url: 'http://leads.contoso.example/' }
    const response = await app.request('/v1/lint', postJson({ destination }))
    const report = reportSchema.parse(await response.json())
    expect(report.findings[0]).toMatchObject({ rule: 'http/not-https', field: '/url' })
    expect(report.steps.slice(1).every(({ outcome }) => outcome === 'skip')).toBe(true)
  })

  it('reports a missing field as a finding, not as a refusal', async () => {
    const destination = { type: 'https-endpoint' }
    const report = await (await app.request('/v1/lint', postJson({ destination }))).json()
    expect(report.findings[0]).toMatchObject({ rule: 'config/missing-field', field: '/url' })
  })
})

describe('POST /v1/diagnoses', () => {
  const text = 'getaddrinfo ENOTFOUND leads.contoso.example'

  it('explains one text', async () => {
    const reply = await (await app.request('/v1/diagnoses', postJson({ text }))).json()
    expect(reply.findings[0].rule).toBe('network/dns-not-found')
    const [start, end] = reply.findings[0].evidence.span
    expect(text.slice(start, end)).toContain('ENOTFOUND')
  })

  it('explains several, by id, with nothing for what reports no failure', async () => {
    const texts = [
      { id: 'a', text },
      { id: 'b', text: 'All went well today.' },
    ]
    const { results } = await (await app.request('/v1/diagnoses', postJson({ texts }))).json()
    expect(results.map(({ id }: { id: string }) => id)).toEqual(['a', 'b'])
    expect(results[0].findings[0].rule).toBe('network/dns-not-found')
    expect(results[1].findings).toEqual([])
  })

  it('takes the language it is told where the text does not tell', async () => {
    const reply = await (
      await app.request('/v1/diagnoses', postJson({ text: 'ok', lang: 'de' }))
    ).json()
    expect(reply).toMatchObject({ lang: 'de', findings: [] })
  })
})

describe('a body with keys nobody knows', () => {
  it('is refused with the place of each', async () => {
    const response = await app.request('/v1/diagnoses', postJson({ text: 'x', txt: 'y', '~': 1 }))
    expect(response.status).toBe(422)
    const { errors } = await response.json()
    const detail = expect.stringContaining('is not known here')
    expect(errors).toEqual([
      { pointer: '/txt', detail },
      { pointer: '/~0', detail },
    ])
  })
})

describe('POST /v1/intake', () => {
  const intake = async (text: string) =>
    (await app.request('/v1/intake', postJson({ text }))).text()

  it('gives the kind, the fields and what lint says', async () => {
    const reply = JSON.parse(await intake('http://leads.contoso.example/'))
    expect(reply).toMatchObject({ kind: 'https-endpoint' })
    expect(reply.fields[0].pointer).toBe('/url')
    expect(reply.findings[0]).toMatchObject({ rule: 'http/not-https', field: '/url' })
  })

  it('sends no secret back, but says where it stands', async () => {
    const key = `${'canary'.repeat(14)}aa==`
    const found = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${key}`
    const text = `\n\n  ${found}  `
    const body = await intake(text)
    expect(body).not.toContain('canary')
    const { kind, fields } = JSON.parse(body)
    expect(kind).toBe('azure-table')
    const [start, end] = fields[0].span
    expect(text.slice(start, end)).toBe(found)
  })

  it('explains an error text', async () => {
    const reply = JSON.parse(await intake('getaddrinfo ENOTFOUND leads.contoso.example'))
    expect(reply.kind).toBe('error-text')
    expect(reply.findings[0].rule).toBe('network/dns-not-found')
  })

  it('finds nothing in an unrelated text', async () => {
    expect(JSON.parse(await intake('All is well.'))).toMatchObject({ fields: [], findings: [] })
  })
})

describe('GET /v1/rules', () => {
  it('lists all, and gives one by an id with a slash in it, encoded or not', async () => {
    const { rules, version } = await (await app.request('/v1/rules')).json()
    expect(version).toMatch(/\w+/)
    expect(rules.map(({ id }: { id: string }) => id)).toContain('tls/expired')
    for (const path of ['/v1/rules/tls/expired', '/v1/rules/tls%2Fexpired']) {
      const rule = await (await app.request(path)).json()
      expect(rule.id).toBe('tls/expired')
      expect(rule.remediation[0].do).toMatch(/\w/)
    }
  })

  it('tells each in general, with no placeholder left', async () => {
    const { rules } = await (await app.request('/v1/rules')).json()
    expect(rules.length).toBeGreaterThan(100)
    for (const { id } of rules) {
      const text = await (await app.request(`/v1/rules/${id}`)).text()
      expect(text, id).not.toMatch(/\{[a-zA-Z]+\}/)
    }
  })

  it('knows no other id', async () => {
    expect((await app.request('/v1/rules/tls/nonsense')).status).toBe(404)
  })
})

describe('GET /v1/destinations', () => {
  it('gives each kind with labelled fields, secrets marked', async () => {
    const { destinations } = await (await app.request('/v1/destinations')).json()
    const table = destinations.find(({ id }: { id: string }) => id === 'azure-table')
    expect(table.fields[0]).toMatchObject({
      pointer: '/connectionString',
      required: true,
      secret: true,
    })
    for (const { id, fields } of destinations) {
      expect(DESTINATION_IDS).toContain(id)
      for (const { label } of fields) expect(label).toMatch(/^[A-Z]/)
    }
  })
})

describe('/v1/scenarios', () => {
  const scenario = {
    id: 'https-endpoint/refused',
    kind: 'https-endpoint',
    title: 'Nothing listens',
    destination: HOOK,
    expect: { verdict: 'fail', rule: 'network/connection-refused' },
  } as const
  const withLab = testApp(undefined, {
    lab: {
      scenarios: [scenario],
      check: async (_, onEvent) => {
        const report = sampleReport()
        for (const step of report.steps) onEvent({ type: 'step', step })
        onEvent({ type: 'report', report })
        return report
      },
      setMended: () => undefined,
    },
  })

  it('lists and runs the scenarios of the lab', async () => {
    const { scenarios } = await (await withLab.request('/v1/scenarios')).json()
    expect(scenarios).toEqual([{ ...scenario, cloud: 'global' }])
    const one = await withLab.request(`/v1/scenarios/${scenario.id}`)
    expect(await one.json()).toEqual(scenarios[0])
    expect((await withLab.request('/v1/scenarios/no/such')).status).toBe(404)
    const response = await withLab.request(`/v1/scenarios/${scenario.id}/checks`, {
      method: 'POST',
    })
    const report = await response.json()
    expect(report.verdict).toBe('fail')
    expect((await withLab.request(`/v1/reports/${report.id}`)).status).toBe(200)
  })

  it('runs it as it is, as somebody changed it, and as it is mended', async () => {
    const seen: unknown[] = []
    const right = { type: 'https-endpoint', url: 'https://right.contoso.example/' } as const
    const mend = { does: 'Start it.', destination: right, cloud: 'china', place: 'a host' } as const
    const mending = testApp(undefined, {
      lab: {
        scenarios: [{ ...scenario, mend }],
        check: async ({ destination, cloud }) => {
          seen.push({ destination, cloud })
          return sampleReport()
        },
        setMended: ({ id }, isMended) => {
          seen.push(isMended ? `mended ${id}` : 'broken')
        },
      },
    })
    const path = `/v1/scenarios/${scenario.id}/checks`
    const changed = { type: 'https-endpoint', url: 'https://other.contoso.example/' }
    await mending.request(path, { method: 'POST' })
    await mending.request(path, postJson({ destination: changed }))
    await mending.request(path, postJson({ mended: true }))
    expect(seen).toEqual([
      'broken',
      { destination: HOOK, cloud: 'global' },
      'broken',
      { destination: changed, cloud: 'global' },
      `mended ${scenario.id}`,
      { destination: right, cloud: 'china' },
    ])
    const refused = await mending.request(
      path,
      postJson({ destination: { type: 'https-endpoint' } }),
    )
    expect(refused.status).toBe(422)
    expect(seen).toHaveLength(6)
  })

  it('knows no other scenario', async () => {
    const response = await withLab.request('/v1/scenarios/a/b/checks', { method: 'POST' })
    expect(response.status).toBe(404)
  })

  it('is not there without a lab', async () => {
    expect((await app.request('/v1/scenarios')).status).toBe(404)
  })
})

describe('health', () => {
  it('is alive, and ready until it drains', async () => {
    const state = { isReady: true }
    const services = testServices()
    const draining = createApp({
      ...services,
      settings: { ...services.settings, isReady: () => state.isReady },
    })
    expect((await draining.request('/readyz')).status).toBe(200)
    state.isReady = false
    expect((await draining.request('/readyz')).status).toBe(503)
    expect(await (await draining.request('/healthz')).json()).toEqual({ status: 'ok' })
  })
})
