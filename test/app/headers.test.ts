// The headers on every reply, refusals included.
import { describe, expect, it } from 'vitest'
import { assets } from '../../src/app/page/assets.generated.ts'
import { HOOK, postJson, testApp } from './test-services.ts'

const app = testApp()

const replies: [path: string, init?: RequestInit][] = [
  ['/'],
  ['/ticket'],
  ['/rules'],
  ['/rules/tls/expired'],
  ['/docs'],
  ['/openapi.json'],
  ['/healthz'],
  ['/readyz'],
  ['/v1/rules'],
  ['/v1/destinations'],
  ['/v1/reports/none'],
  ['/v1/checks'],
  ['/v1/nothing'],
  ['/nothing'],
  ['/v1/lint', postJson({ destination: HOOK })],
  ['/v1/lint', postJson('{')],
  ['/v1/diagnoses', postJson({ text: 'x'.repeat(300_000) })],
  ['/ticket', { method: 'POST', body: new URLSearchParams({ text: 'a' }) }],
  ['/v1/checks', postJson({ destination: HOOK }, { accept: 'text/event-stream' })],
]

describe('every reply', () => {
  it.each(replies)(
    'of %s is guarded and kept nowhere',
    async (path: string, init?: RequestInit) => {
      const { headers } = await app.request(path, init)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("style-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )
})

describe('the page', () => {
  it('holds no inline script, style or handler', async () => {
    for (const path of ['/', '/ticket', '/rules', '/docs', '/rules/tls/expired']) {
      const html = await (await app.request(path)).text()
      expect(html).toMatch(/^<!doctype html><html lang="en">/)
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+="/)
      expect(html).not.toMatch(/(?:src|href)="https?:\/\/[^"]*\.(?:js|css|woff2?|png)/)
    }
  })

  it('has files that may be kept for ever, because their addresses change with them', async () => {
    const html = await (await app.request('/')).text()
    for (const { path, type, body } of assets) {
      expect(html).toContain(path)
      const response = await app.request(path)
      expect(response.headers.get('cache-control')).toContain('immutable')
      expect(response.headers.get('content-type')).toBe(type)
      expect(await response.text()).toBe(body)
    }
  })
})
