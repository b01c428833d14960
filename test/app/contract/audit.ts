// The audit log: who changed what; and no secret anywhere.
import { describe, expect, it } from 'vitest'
import { SCOPES } from '../../../src/model/caller.ts'
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
  post,
  type ServiceUnderTest,
  startService,
} from './service-under-test.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export function auditContract(runtime: ContractRuntime): void {
  describe('the audit log', () => {
    it('has every change, by whom, with the id of its request', async () => {
      const service = startService(runtime)
      const { key, id, tenant } = await makeKey(service)
      const report = await makeReport(service, { ...bearer(key), 'x-request-id': 'request-one' })
      const path = `/v1/reports/${report}`
      await service.request(path, { method: 'DELETE', headers: bearer(key) })
      await service.request(path, { method: 'DELETE', headers: bearer(key) })
      await service.request(path, { headers: bearer(key) })
      await service.request('/v1/lint', post({ destination: freshHook() }, bearer(key)))
      const entries = await entriesFor(service, key)
      expect(entries).toMatchObject([
        { action: 'report.delete', subject: report, status: 404, tenant, keyId: id },
        { action: 'report.delete', subject: report, status: 204, tenant, keyId: id },
        { action: 'check.run', status: 200, tenant, keyId: id, requestId: 'request-one' },
      ])
      expect(entries[2]?.subject).toMatch(/^leads-\d+\.contoso\.example$/)
    })

    it('shows a tenant its own, and the operator all, refused keys included', async () => {
      const service = startService(runtime)
      const [own, other] = [await makeKey(service), await makeKey(service)]
      await makeReport(service, bearer(other.key))
      const headers = { 'x-request-id': 'refused-one', 'test-address': freshAddress() }
      await service.request('/v1/rules', { headers: { ...headers, ...bearer('lp_nonsense') } })
      await service.request('/sign-in', form({ key: 'lp_nonsense' }, headers))
      expect(await entriesFor(service, own.key)).toEqual([])
      const all = await entriesFor(service, ADMIN_KEY)
      const refused = all.filter(({ requestId }) => requestId === 'refused-one')
      expect(refused).toMatchObject([
        { action: 'session.refused', status: 401, tenant: null, keyId: null },
        { action: 'session.refused', status: 401, tenant: null, keyId: null },
      ])
      const made = all.find(({ subject }) => subject === own.id)
      expect(made).toMatchObject({ action: 'key.create', keyId: 'operator', status: 201 })
      expect(all.some(({ tenant }) => tenant === other.tenant)).toBe(true)
    })

    it('has the beginning and the end of a session', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service)
      const response = await service.request('/sign-in', form({ key }))
      const cookie = cookieOf(response, '__Host-leadprobe-session') as string
      await service.request('/sign-out', form({}, { cookie }))
      const actions = (await entriesFor(service, key)).map(({ action }) => action)
      expect(actions).toEqual(['session.end', 'session.begin'])
    })

    it('is not filled by an address that is refused again and again', async () => {
      const service = startService(runtime)
      const headers = { 'test-address': freshAddress(), 'x-request-id': 'flood' }
      for (let asked = 0; asked < 15; asked++) {
        await service.request('/v1/rules', { headers: { ...headers, ...bearer('lp_no') } })
      }
      const all = await entriesFor(service, ADMIN_KEY)
      expect(all.filter(({ requestId }) => requestId === 'flood')).toHaveLength(10)
    })

    it('is read in pages, and kept for 90 days', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service, { expiresInDays: 365 })
      for (let made = 0; made < 3; made++) await makeReport(service, bearer(key))
      const first = await entriesFor(service, key, '?limit=2')
      expect(first).toHaveLength(2)
      const rest = await entriesFor(service, key, `?before=${first[1]?.order}`)
      expect(rest).toHaveLength(1)
      service.clock.pass(90 * DAY_MS)
      expect(await entriesFor(service, key)).toEqual([])
    })

    it('needs a scope of its own', async () => {
      const service = startService(runtime)
      const scopes = SCOPES.filter((scope) => scope !== 'audit:read')
      const { key } = await makeKey(service, { scopes })
      expect((await service.request('/v1/audit', { headers: bearer(key) })).status).toBe(403)
      expect((await service.request('/v1/audit')).status).toBe(401)
    })
  })

  it('keys, cookies and the admin key are in no row, no line of the log and no problem', async () => {
    const service = startService(runtime)
    const { key } = await makeKey(service)
    const secret = key.split('_')[2] as string
    const signedIn = await service.request('/sign-in', form({ key }))
    const cookie = cookieOf(signedIn, '__Host-leadprobe-session') as string
    const token = cookie.split('=')[1] as string
    const wrong = `${key.slice(0, -8)}canary00`
    const body = { destination: { ...freshHook(), url: 'https://a.example/?sig=canary-signature' } }
    const answers = [
      await service.request('/v1/checks', post(body, { cookie, 'sec-fetch-site': 'same-origin' })),
      await service.request('/v1/checks', post({ destination: {} }, bearer(key))),
      await service.request(`/v1/reports/${secret}`, { headers: bearer(key) }),
      await service.request('/v1/keys', { headers: bearer(wrong) }),
      await service.request('/v1/keys', { headers: bearer(key) }),
      await service.request('/v1/audit', { headers: bearer(ADMIN_KEY) }),
      await service.request(`/v1/rules?key=${key}`, { headers: { cookie } }),
      await service.request('/sign-in', form({ key: wrong, back: '/' })),
      await service.request('/metrics', { headers: bearer(ADMIN_KEY) }),
    ]
    const texts = await Promise.all(answers.map((response) => response.text()))
    // Whoever asks for an address is told which it was; nobody else is.
    const shown = texts.filter((_, index) => index !== 2).join('\n')
    const sinks = { shown, rows: await service.rows(), log: service.lines.join('\n') }
    expect(service.lines.length).toBeGreaterThan(answers.length)
    for (const [sink, text] of Object.entries(sinks)) {
      for (const one of [secret, token, ADMIN_KEY, 'canary00', 'canary-signature']) {
        expect(text.includes(one), `${sink} holds ${one}`).toBe(false)
      }
    }
  })
}

interface Entry {
  readonly order: number
  readonly action: string
  readonly subject: string | null
  readonly tenant: string | null
  readonly requestId: string
}

async function entriesFor(
  { request }: ServiceUnderTest,
  key: string,
  query = '?limit=500',
): Promise<readonly Entry[]> {
  const response = await request(`/v1/audit${query}`, { headers: bearer(key) })
  return ((await response.json()) as { entries: Entry[] }).entries
}
