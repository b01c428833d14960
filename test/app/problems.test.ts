// Every way to be refused: RFC 9457, with a pointer to the field and what it needs.
import { describe, expect, it } from 'vitest'
import { HOOK, postJson, testApp } from './test-services.ts'

const app = testApp()

interface Refusal {
  readonly what: string
  readonly path: string
  readonly init?: RequestInit
  readonly status: number
  readonly name: string
  readonly pointers?: readonly string[]
}

const check = '/v1/checks'
const refusals: readonly Refusal[] = [
  { what: 'an unknown route', path: '/v1/nothing', status: 404, name: 'not-found' },
  { what: 'an unknown report', path: '/v1/reports/00', status: 404, name: 'not-found' },
  { what: 'a wrong method', path: check, status: 405, name: 'method-not-allowed' },
  {
    what: 'malformed JSON',
    path: check,
    init: postJson('{"destination": hunter2hunter2'),
    status: 400,
    name: 'malformed-json',
  },
  { what: 'an empty body', path: check, init: postJson(''), status: 400, name: 'malformed-json' },
  {
    what: 'a body nested too deep',
    path: check,
    init: postJson(`{"destination":${'['.repeat(5000)}${']'.repeat(5000)}}`),
    status: 400,
    name: 'malformed-json',
  },
  {
    what: 'a form instead of JSON',
    path: check,
    init: { method: 'POST', body: new URLSearchParams({ a: 'b' }) },
    status: 415,
    name: 'unsupported-media-type',
  },
  {
    what: 'text that claims nothing',
    path: '/v1/diagnoses',
    init: { method: 'POST', body: '{"text":"a"}' },
    status: 415,
    name: 'unsupported-media-type',
  },
  {
    what: 'a body of more than 256 KB',
    path: '/v1/diagnoses',
    init: postJson({ text: 'x'.repeat(257 * 1024) }),
    status: 413,
    name: 'body-too-large',
  },
  {
    what: 'a missing destination',
    path: check,
    init: postJson({}),
    status: 422,
    name: 'invalid-request',
    pointers: ['/destination'],
  },
  {
    what: 'a destination without a type',
    path: check,
    init: postJson({ destination: {} }),
    status: 422,
    name: 'invalid-request',
    pointers: ['/destination/type'],
  },
  {
    what: 'an unknown kind',
    path: check,
    init: postJson({ destination: { type: 'carrier-pigeon' } }),
    status: 422,
    name: 'invalid-request',
    pointers: ['/destination/type'],
  },
  {
    what: 'a missing and an unknown field',
    path: check,
    init: postJson({ destination: { type: 'https-endpoint', adress: 'https://a.example' } }),
    status: 422,
    name: 'invalid-request',
    pointers: ['/destination/url', '/destination/adress'],
  },
  {
    what: 'options that do not fit',
    path: check,
    init: postJson({ destination: HOOK, options: { timeoutMs: 1 }, cloud: 'nine' }),
    status: 422,
    name: 'invalid-request',
    pointers: ['/cloud', '/options/timeoutMs'],
  },
  {
    what: 'an empty text',
    path: '/v1/intake',
    init: postJson({ text: '' }),
    status: 422,
    name: 'invalid-request',
    pointers: ['/text'],
  },
]

describe('a refusal', () => {
  it.each(refusals)('of $what is a problem', async ({ path, init, status, name, pointers }) => {
    const response = await app.request(path, init)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const problem = await response.json()
    expect(problem).toMatchObject({ status, instance: path })
    expect(problem.type).toBe(`http://localhost/docs#problem-${name}`)
    expect(problem.title).toMatch(/^[A-Z]/)
    expect(problem.detail).toMatch(/\.$/)
    const found = (problem.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)
    expect(found.sort()).toEqual([...(pointers ?? [])].sort())
    for (const { detail } of problem.errors ?? []) expect(detail).toMatch(/\w/)
  })

  it('never quotes the body', async () => {
    const response = await app.request(check, postJson('{"destination": hunter2hunter2'))
    expect(await response.text()).not.toContain('hunter2')
  })

  it('counts a body that comes in chunks without a length', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 300; sent++) controller.enqueue(new Uint8Array(1024).fill(32))
        controller.close()
      },
    })
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    expect((await app.request(check, init as RequestInit)).status).toBe(413)
  })

  it('names the methods that would do', async () => {
    const response = await app.request(check, { method: 'PUT' })
    expect(response.headers.get('allow')).toContain('POST')
  })

  it('of a browser is a page', async () => {
    const response = await app.request('/nothing', { headers: { accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('There is nothing here')
  })

  it('of a form from another site', async () => {
    const response = await app.request('/ticket', {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ text: 'AADSTS90002' }),
    })
    expect(response.status).toBe(403)
  })

  it('for a bug of ours says so, tells the operator, and shows nothing of it', async () => {
    const faults: unknown[] = []
    const broken = testApp(undefined, {
      lint: () => Promise.reject(new Error('secret of the stack')),
      onFault: (error) => faults.push(error),
    })
    const response = await broken.request('/v1/lint', postJson({ destination: HOOK }))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret of the stack')
    expect(faults).toHaveLength(1)
  })
})
