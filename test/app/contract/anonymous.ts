// Somebody without a key: everything, a little, or nothing, as the operator says.
import { describe, expect, it } from 'vitest'
import {
  bearer,
  type ContractRuntime,
  freshAddress,
  freshHook,
  makeKey,
  makeReport,
  post,
  startService,
} from './service-under-test.ts'

/** What stays open when nobody without a key is let in: words, health, and the way in. */
const OPEN = [
  /^GET \/$/,
  /^GET \/(?:ticket|lead|rehearse|rules|docs|sign-in|healthz|readyz|openapi\.json)$/,
  /^GET \/(?:v1\/)?(?:rules|rehearse|scenarios)\//,
  /^GET \/v1\/(?:rules|destinations|scenarios)$/,
  /^GET \/assets\//,
  /^POST \/sign-(?:in|out)$/,
]

export function anonymousContract(runtime: ContractRuntime): void {
  describe('without a key', () => {
    it('nothing but words and the way in is open when the operator says off', async () => {
      const { app, request } = startService(runtime, {
        settings: { ANONYMOUS: 'off' },
        changes: {
          lab: { scenarios: [], check: () => Promise.reject(), setMended: () => undefined },
        },
      })
      const closed = app.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`)
        .filter((route) => !OPEN.some((open) => open.test(route)))
      expect(closed.length).toBeGreaterThan(20)
      for (const route of new Set(closed)) {
        const [method = '', path = ''] = route.split(' ')
        const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
        const body = method === 'POST' ? { body: '{}' } : {}
        const address = path.replaceAll(/:file\{[^/]*\}/g, '00.json').replaceAll(/:\w+/g, '00')
        const response = await request(address, { method, headers, ...body })
        expect(response.status, route).toBe(401)
        expect(response.headers.get('www-authenticate')).toContain('Bearer')
      }
    })

    it('a browser is shown the way in, and where it came from is kept', async () => {
      const { request } = startService(runtime, { settings: { ANONYMOUS: 'off' } })
      const response = await request('/reports/00', { headers: { accept: 'text/html' } })
      expect(response.status).toBe(401)
      expect(await response.text()).toContain('href="/sign-in?back=%2Freports%2F00"')
    })

    it('ten checks a minute and a hundred a day come from one address', async () => {
      const { request, clock } = startService(runtime, { settings: { TARGET_PER_MINUTE: 'off' } })
      const headers = { 'test-address': freshAddress() }
      const check = () => request('/v1/checks', post({ destination: freshHook() }, headers))
      for (let asked = 0; asked < 10; asked++) expect((await check()).status).toBe(200)
      const refused = await check()
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
      const { type, detail } = await refused.json()
      expect(type).toContain('#problem-too-many-requests')
      expect(detail).toMatch(/10 checks in a minute and 100 checks in 24 hours.*Try again in \d+ s/)
      for (let minute = 0; minute < 9; minute++) {
        clock.pass(61_000)
        for (let asked = 0; asked < 10; asked++) expect((await check()).status).toBe(200)
      }
      clock.pass(61_000)
      expect((await check()).status).toBe(429)
    })

    it('an IPv6 network counts as one address, and a key does not count', async () => {
      const service = startService(runtime, { settings: { CALLER_PER_MINUTE: '1' } })
      const network = `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}:7`
      const check = async (headers: Record<string, string>) =>
        (await service.request('/v1/checks', post({ destination: freshHook() }, headers))).status
      expect(await check({ 'test-address': `${network}::1` })).toBe(200)
      expect(await check({ 'test-address': `${network}:ffff::2` })).toBe(429)
      const { key } = await makeKey(service)
      expect(await check({ 'test-address': `${network}::1`, ...bearer(key) })).toBe(200)
    })

    it('a proxy is believed when the operator trusts it, and only what it added', async () => {
      const settings = { CALLER_PER_MINUTE: '1', TRUSTED_PROXIES: '1' }
      const { request } = startService(runtime, { settings })
      const [one, two] = [freshAddress(), freshAddress()]
      const check = async (forwarded: string) => {
        const headers = { 'x-forwarded-for': forwarded }
        return (await request('/v1/checks', post({ destination: freshHook() }, headers))).status
      }
      expect(await check(one)).toBe(200)
      expect(await check(`${two}, ${one}`)).toBe(429)
      expect(await check(two)).toBe(200)
    })

    it('a forwarded address is not believed otherwise', async () => {
      const { request } = startService(runtime, { settings: { CALLER_PER_MINUTE: '1' } })
      const address = freshAddress()
      const check = async () => {
        const headers = { 'x-forwarded-for': freshAddress(), 'test-address': address }
        return (await request('/v1/checks', post({ destination: freshHook() }, headers))).status
      }
      expect([await check(), await check()]).toEqual([200, 429])
    })

    it('on one’s own machine nothing is limited', async () => {
      const service = startService(runtime, { isLoopback: true })
      const destination = freshHook()
      for (let asked = 0; asked < 12; asked++) {
        const response = await service.request('/v1/checks', post({ destination }))
        expect(response.status).toBe(200)
      }
      const id = await makeReport(service, {})
      expect((await service.request(`/v1/reports/${id}`)).status).toBe(200)
      expect((await service.request('/metrics')).status).toBe(200)
    })
  })
}
