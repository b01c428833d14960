// No destination is flooded, whoever asks.
import { describe, expect, it } from 'vitest'
import type { AppServices } from '../../../src/app/services.ts'
import { sampleReport } from '../sample-report.ts'
import {
  bearer,
  type ContractRuntime,
  form,
  fresh,
  freshAddress,
  freshHook,
  makeKey,
  post,
  type ServiceUnderTest,
  startService,
} from './service-under-test.ts'

export function limitContract(runtime: ContractRuntime): void {
  describe('a destination', () => {
    it('gets six leads a minute by all callers together', async () => {
      const service = startService(runtime)
      const destination = freshHook()
      const { key } = await makeKey(service)
      const check = (headers: Record<string, string>) =>
        service.request('/v1/checks', post({ destination }, headers))
      for (let sent = 0; sent < 6; sent++) {
        const headers = sent % 2 === 0 ? bearer(key) : { 'test-address': freshAddress() }
        expect((await check(headers)).status).toBe(200)
      }
      const refused = await check({ 'test-address': freshAddress() })
      expect(refused.status).toBe(429)
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
      expect((await refused.json()).detail).toMatch(
        /6 checks in a minute and 60 checks in 24 hours/,
      )
      const other = { destination: freshHook() }
      expect((await service.request('/v1/checks', post(other, bearer(key)))).status).toBe(200)
      service.clock.pass(60_000)
      expect((await check(bearer(key))).status).toBe(200)
    })

    it('is told apart from others on a host that many share', async () => {
      const service = startService(runtime, { settings: { TARGET_PER_MINUTE: '1' } })
      const { key } = await makeKey(service)
      const check = async (url: string) => {
        const destination = { type: 'https-endpoint', url }
        return (await service.request('/v1/checks', post({ destination }, bearer(key)))).status
      }
      const account = Math.floor(Math.random() * 1e9)
      const hook = `https://hooks.zapier.com/hooks/catch/${account}`
      expect(await check(`${hook}/canary-hook-secret/`)).toBe(200)
      expect(await check(`${hook}/another/`)).toBe(429)
      expect(await check(`https://hooks.zapier.com/hooks/catch/${account + 1}/b/`)).toBe(200)
      expect(await service.rows()).not.toContain('canary-hook-secret')
    })

    it('is one whichever of its ports is named', async () => {
      const service = startService(runtime, { settings: { TARGET_PER_MINUTE: '1' } })
      const { key } = await makeKey(service)
      const { url } = freshHook()
      const check = async (to: string) => {
        const destination = { type: 'https-endpoint', url: to }
        return (await service.request('/v1/checks', post({ destination }, bearer(key)))).status
      }
      expect(await check(url)).toBe(200)
      expect(await check(url.replace('.example/', '.example:8443/'))).toBe(429)
    })

    it('has one check at a time, and is free again when it ended or broke', async () => {
      const slow = heldChecks()
      const service = startService(runtime, { changes: { check: slow.check } })
      const { key } = await makeKey(service)
      const destination = freshHook()
      const check = () => service.request('/v1/checks', post({ destination }, bearer(key)))
      const first = check()
      await slow.begun()
      const second = await check()
      expect(second.status).toBe(429)
      expect((await second.json()).detail).toContain('Another check of this destination is running')
      slow.end()
      expect((await first).status).toBe(200)
      const third = check()
      await slow.begun()
      slow.end()
      expect((await third).status).toBe(200)
    })

    it('is not held by a check that sends nothing', async () => {
      const service = startService(runtime, { settings: { TARGET_PER_MINUTE: '1' } })
      const { key } = await makeKey(service)
      const body = { destination: freshHook(), options: { offline: true } }
      const check = () => service.request('/v1/checks', post(body, bearer(key)))
      expect([(await check()).status, (await check()).status]).toEqual([200, 200])
    })

    it('is protected on the page as well, which says so', async () => {
      const service = startService(runtime, { settings: { TARGET_PER_MINUTE: '1' } })
      const fields = { kind: 'https-endpoint', '/url': freshHook().url }
      const check = () =>
        service.request('/checks', form(fields, { 'test-address': freshAddress() }))
      expect((await check()).status).toBe(303)
      const refused = await check()
      expect(refused.status).toBe(429)
      expect(refused.headers.get('content-type')).toContain('text/html')
      expect(await refused.text()).toMatch(/This destination takes at most 1 check in a minute/)
    })
  })

  describe('the event streams of a caller', () => {
    it('are so many at a time, and give their places back when they end or are left', async () => {
      const ends: (() => void)[] = []
      const check: AppServices['check'] = () =>
        new Promise((resolve) => {
          ends.push(() => resolve(sampleReport({ id: fresh('report') })))
        })
      const service = startService(runtime, {
        settings: { STREAMS_PER_CALLER: '2' },
        changes: { check },
      })
      const [mine, theirs] = [await makeKey(service), await makeKey(service)]
      const follow = (key: string) => {
        const headers = { ...bearer(key), accept: 'text/event-stream' }
        return service.request('/v1/checks', post({ destination: freshHook() }, headers))
      }
      const [left, ended] = [await follow(mine.key), await follow(mine.key)]
      const refused = await follow(mine.key)
      expect(refused.status).toBe(429)
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
      expect((await refused.json()).detail).toMatch(/limit is 2 event streams .*Close one/)
      const headers = bearer(mine.key)
      expect((await service.request('/v1/batches/none/events', { headers })).status).toBe(429)
      expect((await service.request('/v1/rules', { headers })).status).toBe(200)
      const other = await follow(theirs.key)
      expect(other.status).toBe(200)

      await left.body?.cancel()
      const next: Response[] = []
      const opened = async () => {
        next.push(await follow(mine.key))
        return next.at(-1)?.status
      }
      await expect.poll(opened, { interval: 20 }).toBe(200)
      expect((await follow(mine.key)).status).toBe(429)
      for (const end of ends) end()
      await Promise.all([ended, other, next.at(-1)].map((stream) => stream?.text()))
      // What is no stream in the end takes no place.
      for (let tried = 0; tried < 3; tried++) {
        const none = await service.request('/v1/batches/none/events', { headers })
        expect(none.status).toBe(404)
      }
    })
  })

  describe('a key', () => {
    it('has sixty checks a minute', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service)
      const statuses = await checkMany(service, bearer(key), 61)
      expect(statuses.filter((status) => status === 200)).toHaveLength(60)
      expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    })
  })
}

function checkMany(
  { request }: ServiceUnderTest,
  headers: Record<string, string>,
  count: number,
): Promise<number[]> {
  const asked = Array.from({ length: count }, async () => {
    const response = await request('/v1/checks', post({ destination: freshHook() }, headers))
    return response.status
  })
  return Promise.all(asked)
}

/** Checks that go on until they are told to end. */
function heldChecks() {
  let begin: () => void = () => undefined
  let finish: () => void = () => undefined
  let hasBegun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const check: AppServices['check'] = async () => {
    begin()
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    return sampleReport({ id: Math.random().toString(16).slice(2) })
  }
  return {
    check,
    begun: async () => {
      await hasBegun
      hasBegun = new Promise((resolve) => {
        begin = resolve
      })
    },
    end: () => finish(),
  }
}
