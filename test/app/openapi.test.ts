// The OpenAPI document: valid 3.1, every route in it, every reference resolved.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { SCOPES } from '../../src/model/caller.ts'
import { sampleReport } from './sample-report.ts'
import { testApp } from './test-services.ts'

const lab = { scenarios: [], check: async () => sampleReport(), setMended: () => undefined }
const app = testApp(undefined, { lab })
const document = await (await app.request('/openapi.json')).json()

describe('/openapi.json', () => {
  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(document.info.title).toBe('leadprobe')
  })

  it('has every route', () => {
    const pages =
      /^\/(?:$|\*|assets|checks$|docs|lead|openapi|reports|rehearse|rules|sign-in|sign-out|ticket|watches)/
    const routes = app.routes
      .filter(({ path, method }) => method !== 'ALL' && !pages.test(path))
      .map(
        ({ path, method }) =>
          `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`,
      )
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => `${method} ${path}`),
    )
    expect([...documented].sort()).toEqual([...new Set(routes)].sort())
    expect(documented).toContain('post /v1/checks')
  })

  it('resolves every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)]
    expect(references.length).toBeGreaterThan(10)
    const broken = references
      .map(([, path]) => path as string)
      .filter((path) => {
        const found = path
          .split('/')
          .reduce<unknown>((here, part) => (here as Record<string, unknown>)?.[part], document)
        return found === undefined
      })
    expect(broken).toEqual([])
  })

  it('has schemas that are JSON Schema 2020-12, and fit what is sent', () => {
    const ajv = new Ajv2020({ strict: false })
    ajv.addSchema({ $id: 'api', components: document.components })
    const validate = ajv.compile({ $ref: 'api#/components/schemas/Report' })
    expect(validate(sampleReport())).toBe(true)
    expect(validate({ ...sampleReport(), verdict: 'maybe' })).toBe(false)
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` })).not.toThrow()
    }
  })

  it('says what each route answers, problems included', () => {
    for (const item of Object.values(document.paths) as Record<
      string,
      { responses: object; summary: string }
    >[]) {
      for (const { responses, summary } of Object.values(item)) {
        expect(summary).toMatch(/^[A-Z]/)
        expect(Object.keys(responses).length).toBeGreaterThan(0)
      }
    }
    expect(Object.keys(document.paths['/v1/checks'].post.responses).sort()).toEqual([
      '200',
      '400',
      '401',
      '403',
      '413',
      '415',
      '422',
      '429',
    ])
  })
})

describe('a route that needs a key', () => {
  it('names a scope, says how it is refused, and no other route does', () => {
    expect(Object.keys(document.components.securitySchemes)).toEqual(['key', 'session'])
    for (const [path, item] of Object.entries(document.paths) as [string, object][]) {
      for (const [method, operation] of Object.entries(item)) {
        const { security = [], responses } = operation
        const scopes = security.flatMap(({ key = [] }: { key?: string[] }) => key)
        const isRefused = '401' in responses && '403' in responses
        expect(isRefused, `${method} ${path}`).toBe(scopes.length > 0)
        for (const scope of scopes) expect(SCOPES).toContain(scope)
      }
    }
  })
})

describe('/docs', () => {
  it('shows every route and problem, from the document alone', async () => {
    const html = await (await app.request('/docs')).text()
    for (const path of Object.keys(document.paths)) expect(html).toContain(`<code>${path}</code>`)
    expect(html).toContain('id="problem-invalid-request"')
  })
})
