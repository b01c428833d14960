// Signing in on the page with a key, without script.
import { describe, expect, it } from 'vitest'
import { everyMinute } from '../../../src/app/every-minute.ts'
import {
  ADMIN_KEY,
  bearer,
  type ContractRuntime,
  cookieOf,
  form,
  freshAddress,
  freshHook,
  makeKey,
  makeReport,
  type ServiceUnderTest,
  startService,
} from './service-under-test.ts'

const COOKIE = '__Host-leadprobe-session'
const HOUR_MS = 60 * 60 * 1000

export function sessionContract(runtime: ContractRuntime): void {
  describe('signing in', () => {
    it('takes a key for a cookie that scripts and other sites cannot use', async () => {
      const service = startService(runtime)
      const { key, tenant } = await makeKey(service)
      const response = await service.request('/sign-in', form({ key: ` ${key}\n` }))
      expect(response.status).toBe(303)
      const cookie = response.headers.get('set-cookie') ?? ''
      expect(cookie).toMatch(
        /^__Host-leadprobe-session=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      )
      const page = await service.request('/', { headers: { cookie: cookie.split(';')[0] ?? '' } })
      const html = await page.text()
      expect(html).toContain(`Signed in for <b>${tenant}</b>`)
      expect(html).toContain('action="/sign-out"')
    })

    it('shows the reports of the tenant, and checks in its name', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service)
      const id = await makeReport(service, bearer(key))
      const cookie = await signIn(service, key)
      expect((await service.request(`/reports/${id}`, { headers: { cookie } })).status).toBe(200)
      expect((await service.request(`/reports/${id}`)).status).toBe(404)
      const fields = { kind: 'https-endpoint', '/url': freshHook().url }
      const checked = await service.request('/checks', form(fields, { cookie }))
      const path = checked.headers.get('location') ?? ''
      expect(path).toMatch(/^\/reports\/[0-9a-f]{32}$/)
      expect((await service.request(path)).status).toBe(404)
      expect((await service.request(path, { headers: { cookie } })).status).toBe(200)
    })

    it('ends with signing out, after twelve hours, and with its key', async () => {
      const service = startService(runtime)
      const { key, id } = await makeKey(service)
      const status = async (cookie: string) =>
        (await service.request('/v1/keys', { headers: { cookie } })).status
      const [first, second, third] = [
        await signIn(service, key),
        await signIn(service, key),
        await signIn(service, key),
      ]
      expect(await status(first)).toBe(200)
      const out = await service.request('/sign-out', form({}, { cookie: first }))
      expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
      expect(await status(first)).toBe(401)
      expect(await status(second)).toBe(200)
      await service.request(`/v1/keys/${id}`, { method: 'DELETE', headers: bearer(key) })
      expect(await status(second)).toBe(401)
      service.clock.pass(12 * HOUR_MS)
      expect(await status(third)).toBe(401)
    })

    it('lasts for twelve hours', async () => {
      const service = startService(runtime)
      const cookie = await signIn(service, (await makeKey(service)).key)
      const status = async () => (await service.request('/v1/keys', { headers: { cookie } })).status
      service.clock.pass(12 * HOUR_MS - 10_000)
      expect(await status()).toBe(200)
      service.clock.pass(11_000)
      expect(await status()).toBe(401)
    })

    it('leaves nothing behind when it has ended', async () => {
      const service = startService(runtime)
      const { key, id } = await makeKey(service)
      await signIn(service, key)
      const sessions = async () => {
        await everyMinute(service.services)
        return /^sessions .*$/m.exec(await service.rows())?.[0]
      }
      expect(await sessions()).toContain(id)
      service.clock.pass(12 * HOUR_MS)
      expect(await sessions()).not.toContain(id)
    })

    it('cannot be used by another site, nor by a form of it', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service)
      const id = await makeReport(service, bearer(key))
      const cookie = await signIn(service, key)
      for (const from of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
      ]) {
        const headers = { cookie, ...from } as Record<string, string>
        const deleted = await service.request(`/v1/reports/${id}`, { method: 'DELETE', headers })
        expect(deleted.status).toBe(403)
        const out = await service.request('/sign-out', {
          method: 'POST',
          headers,
          body: new URLSearchParams({ a: 'b' }),
        })
        expect(out.status).toBe(403)
      }
      expect((await service.request(`/reports/${id}`, { headers: { cookie } })).status).toBe(200)
    })

    it('refuses a wrong key in the form, and does not show it again', async () => {
      const service = startService(runtime)
      const headers = { 'test-address': freshAddress() }
      const response = await service.request('/sign-in', form({ key: 'lp_canary' }, headers))
      expect(response.status).toBe(401)
      expect(response.headers.get('set-cookie')).toBeNull()
      const html = await response.text()
      expect(html).toContain('This key is not in force')
      expect(html).not.toContain('lp_canary')
      const operators = await service.request('/sign-in', form({ key: ADMIN_KEY }, headers))
      expect(operators.status).toBe(401)
    })

    it('takes twenty tries a minute from one address', async () => {
      const { request } = startService(runtime)
      const headers = { 'test-address': freshAddress() }
      const attempt = async () => (await request('/sign-in', form({ key: 'a' }, headers))).status
      for (let tried = 0; tried < 20; tried++) expect(await attempt()).toBe(401)
      expect(await attempt()).toBe(429)
    })

    it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
      'leads nowhere else: %s',
      async (back) => {
        const service = startService(runtime)
        const { key } = await makeKey(service)
        const response = await service.request('/sign-in', form({ key, back }))
        expect(response.headers.get('location')).toBe('/')
      },
    )

    it('leads back to the page that asked for it', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service)
      const page = await service.request('/sign-in?back=/reports/0a')
      expect(await page.text()).toContain('name="back" value="/reports/0a"')
      const response = await service.request('/sign-in', form({ key, back: '/reports/0a' }))
      expect(response.headers.get('location')).toBe('/reports/0a')
    })

    it('is offered where there are keys, and nowhere else', async () => {
      const own = startService(runtime, { settings: { ADMIN_KEY: '' }, isLoopback: true })
      expect(await (await own.request('/')).text()).not.toContain('/sign-in')
      const team = startService(runtime)
      expect(await (await team.request('/')).text()).toContain('href="/sign-in"')
    })
  })
}

async function signIn({ request }: ServiceUnderTest, key: string): Promise<string> {
  const cookie = cookieOf(await request('/sign-in', form({ key })), COOKIE)
  if (cookie === undefined) throw new Error('No cookie came')
  return cookie
}
