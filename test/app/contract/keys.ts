// Keys: made once, of one tenant, with scopes and an end.
import { describe, expect, it } from 'vitest'
import { everyMinute } from '../../../src/app/every-minute.ts'
import {
  ADMIN_KEY,
  bearer,
  type ContractRuntime,
  fresh,
  makeKey,
  makeReport,
  post,
  startService,
} from './service-under-test.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export function keyContract(runtime: ContractRuntime): void {
  describe('a key', () => {
    it('is shown once, and listed without its secret', async () => {
      const service = startService(runtime)
      const { key, id, tenant } = await makeKey(service)
      expect(key).toMatch(/^lp_[0-9a-f]{16}_[0-9a-f]{64}$/)
      const list = await service.request('/v1/keys', { headers: bearer(key) })
      const { keys } = await list.json()
      expect(keys).toMatchObject([{ id, tenant, name: 'a test', revokedAt: null }])
      expect(JSON.stringify(keys)).not.toContain(key.split('_')[2])
      const days = (Date.parse(keys[0].expiresAt) - Date.parse(keys[0].createdAt)) / DAY_MS
      expect(days).toBe(90)
    })

    it('lives a year at most', async () => {
      const { request } = startService(runtime)
      const body = { name: 'a', tenant: 'a', scopes: ['check:run'], expiresInDays: 366 }
      expect((await request('/v1/keys', post(body, bearer(ADMIN_KEY)))).status).toBe(422)
    })

    it('is refused in the same words whatever is wrong with it', async () => {
      const service = startService(runtime)
      const [revoked, expired, other] = [
        await makeKey(service),
        await makeKey(service, { expiresInDays: 1 }),
        await makeKey(service, { expiresInDays: 2 }),
      ]
      const path = `/v1/keys/${revoked.id}`
      const gone = await service.request(path, { method: 'DELETE', headers: bearer(ADMIN_KEY) })
      expect(gone.status).toBe(204)
      service.clock.pass(DAY_MS)
      const wrong = `${other.key.slice(0, -4)}0000`
      const unknown = `lp_${'0'.repeat(16)}_${'0'.repeat(64)}`
      const answers = await Promise.all(
        [revoked.key, expired.key, wrong, unknown, 'nonsense', ''].map(async (key) => {
          const response = await service.request('/v1/rules', { headers: bearer(key) })
          const { requestId, ...problem } = await response.json()
          expect(requestId).toMatch(/\w/)
          const challenge = response.headers.get('www-authenticate')
          return JSON.stringify([response.status, challenge, problem])
        }),
      )
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toContain('401')
      expect(answers[0]).toContain('invalid_token')
    })

    it('ends at once when it is revoked', async () => {
      const service = startService(runtime)
      const { key, id } = await makeKey(service)
      const ask = () => service.request('/v1/keys', { headers: bearer(key) })
      expect((await ask()).status).toBe(200)
      await service.request(`/v1/keys/${id}`, { method: 'DELETE', headers: bearer(key) })
      expect((await ask()).status).toBe(401)
    })

    it('is deleted 90 days after it expired or was revoked, and not before', async () => {
      const service = startService(runtime)
      const revoked = await makeKey(service, { expiresInDays: 365 })
      const expired = await makeKey(service, { expiresInDays: 10 })
      const inForce = await makeKey(service, { expiresInDays: 365 })
      const path = `/v1/keys/${revoked.id}`
      await service.request(path, { method: 'DELETE', headers: bearer(ADMIN_KEY) })
      const kept = async () => {
        await everyMinute(service.services)
        const listed = await service.request('/v1/keys', { headers: bearer(ADMIN_KEY) })
        const ids = (await listed.json()).keys.map(({ id }: { id: string }) => id)
        return [revoked, expired, inForce].map(({ id }) => ids.includes(id))
      }
      service.clock.pass(90 * DAY_MS - MINUTE_MS)
      expect(await kept()).toEqual([true, true, true])
      service.clock.pass(MINUTE_MS)
      expect(await kept()).toEqual([false, true, true])
      service.clock.pass(10 * DAY_MS)
      expect(await kept()).toEqual([false, false, true])
    })

    it('needs the scope of what it asks for', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service, { scopes: ['check:run'] })
      const id = await makeReport(service, bearer(key))
      const response = await service.request(`/v1/reports/${id}`, { headers: bearer(key) })
      expect(response.status).toBe(403)
      expect(response.headers.get('www-authenticate')).toContain('scope="report:read"')
      expect((await response.json()).detail).toContain('report:read')
    })

    it('remembers when it was used, and writes that once a minute', async () => {
      const service = startService(runtime)
      const { key, id } = await makeKey(service)
      const used = async () => {
        await service.request('/v1/rules', { headers: bearer(key) })
        return (await service.services.access.keys.find(id))?.lastUsedAt
      }
      const first = await used()
      service.clock.pass(MINUTE_MS - 1000)
      expect(await used()).toBe(first)
      service.clock.pass(2000)
      expect(await used()).toBeGreaterThan(first as number)
    })

    it('makes keys of its own tenant only, with scopes that it has itself', async () => {
      const service = startService(runtime)
      const manager = await makeKey(service, { scopes: ['keys:manage', 'check:run'] })
      const make = async (body: object) => {
        const all = { name: 'a', scopes: ['check:run'], ...body }
        return service.request('/v1/keys', post(all, bearer(manager.key)))
      }
      expect(await (await make({})).json()).toMatchObject({ tenant: manager.tenant })
      expect((await make({ tenant: fresh('team') })).status).toBe(422)
      const more = await make({ scopes: ['report:delete'] })
      expect(more.status).toBe(403)
      expect((await more.json()).detail).toContain('report:delete')
    })

    it('of the operator manages the keys of all tenants, and does nothing else', async () => {
      const service = startService(runtime)
      const { id, tenant } = await makeKey(service)
      const headers = bearer(ADMIN_KEY)
      const listed = await service.request(`/v1/keys?tenant=${tenant}`, { headers })
      expect((await listed.json()).keys.map((one: { id: string }) => one.id)).toEqual([id])
      const nameless = { name: 'a', scopes: ['check:run'] }
      expect((await service.request('/v1/keys', post(nameless, headers))).status).toBe(422)
      const check = post({ destination: { type: 'https-endpoint' } }, headers)
      expect((await service.request('/v1/checks', check)).status).toBe(403)
    })

    it('is not needed by whoever is let in by a proxy in front', async () => {
      const { request } = startService(runtime)
      const headers = { authorization: 'Basic dXNlcjpwYXNz' }
      expect((await request('/v1/rules', { headers })).status).toBe(200)
    })
  })
}
