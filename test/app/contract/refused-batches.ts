// Batches that the service does not take, and what it says to whoever sent them.
import { describe, expect, it } from 'vitest'
import type { AppServices } from '../../../src/app/services.ts'
import { hooks, startBatches } from './batch-service.ts'
import {
  bearer,
  type ContractRuntime,
  freshAddress,
  makeKey,
  post,
  startService,
} from './service-under-test.ts'

export function refusedBatchContract(runtime: ContractRuntime): void {
  describe('a batch that cannot be taken', () => {
    it('is told each field that is wrong', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      const [good] = hooks(1)
      const send = async (body: unknown) => {
        const response = await service.request('/v1/batches', post(body, headers))
        const { errors } = await response.json()
        return [response.status, errors.map(({ pointer }: { pointer: string }) => pointer)]
      }
      const typo = { destination: { type: 'https-endpoint', uri: 'x' } }
      expect(await send({ destinations: [good, typo, { destination: { type: 'fax' } }] })).toEqual([
        422,
        [
          '/destinations/1/destination/url',
          '/destinations/1/destination/uri',
          '/destinations/2/destination/type',
        ],
      ])
      expect(await send({ destinations: [good, { cloud: 'moon', destination: {} }] })).toEqual([
        422,
        ['/destinations/1/cloud'],
      ])
      expect(await send({ destinations: [] })).toEqual([422, ['/destinations']])
      expect(await send({})).toEqual([422, ['/destinations']])
      expect(await send({ config: 'unknown' })).toEqual([422, ['/config']])
      expect(service.sent).toEqual([])
    })

    it('may be larger than other bodies, and not without end', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      const large = hooks(600).map((one) => ({
        ...one,
        name: 'n'.repeat(200),
        offer: 'o'.repeat(200),
      }))
      expect(JSON.stringify(large).length).toBeGreaterThan(256 * 1024)
      const taken = await service.request('/v1/batches', post({ destinations: large }, headers))
      expect(taken.status).toBe(202)
      expect((await taken.json()).jobs.queued).toBe(600)
      const huge = post({ name: 'n'.repeat(9 * 1024 * 1024) }, headers)
      expect((await service.request('/v1/batches', huge)).status).toBe(413)
    })

    it('is refused without a key, and with one of another scope', async () => {
      const service = startBatches(runtime)
      const body = { destinations: hooks(1) }
      const anonymous = { 'test-address': freshAddress() }
      expect((await service.request('/v1/batches', post(body, anonymous))).status).toBe(401)
      const { key } = await makeKey(service, { scopes: ['check:run'] })
      expect((await service.request('/v1/batches', post(body, bearer(key)))).status).toBe(403)
      expect(service.sent).toEqual([])
    })

    it('is told what the operator has to set when there is no key to seal it with', async () => {
      const none = { jobs: undefined } as unknown as Partial<AppServices>
      const service = startService(runtime, { changes: none })
      const headers = bearer((await makeKey(service)).key)
      const refused = await service.request(
        '/v1/batches',
        post({ destinations: hooks(1) }, headers),
      )
      expect(refused.status).toBe(503)
      expect((await refused.json()).detail).toContain('LEADPROBE_SEALING_KEY')
    })
  })

  describe('a batch after which too many checks of a team would wait', () => {
    const most = { WAITING_PER_TENANT: '5' }

    it('is refused as a whole, until enough of them have ended', async () => {
      const service = startBatches(runtime, {}, most)
      const headers = bearer((await makeKey(service)).key)
      const send = (count: number, others = headers) =>
        service.request('/v1/batches', post({ destinations: hooks(count) }, others))
      expect((await send(3)).status).toBe(202)
      const refused = await send(3)
      expect(refused.status).toBe(429)
      expect(refused.headers.get('retry-after')).toBe('60')
      expect(refused.headers.get('content-type')).toContain('application/problem+json')
      expect((await refused.json()).detail).toMatch(
        /limit is 5 checks .*: 3 wait now, and this batch has 3\. Send it again when .*LEADPROBE_WAITING_PER_TENANT/,
      )
      expect(service.sent).toHaveLength(3)
      expect((await (await send(6)).json()).detail).toContain('6. Send it in parts.')
      expect((await send(3, bearer((await makeKey(service)).key))).status).toBe(202)
      expect((await send(2)).status).toBe(202)
      await service.deliver()
      expect((await send(5)).status).toBe(202)
    })

    it('is refused also when many are sent at once', async () => {
      const service = startBatches(runtime, {}, most)
      const headers = bearer((await makeKey(service)).key)
      const send = () => service.request('/v1/batches', post({ destinations: hooks(2) }, headers))
      const statuses = (await Promise.all(Array.from({ length: 8 }, send))).map((one) => one.status)
      expect(statuses.filter((status) => status === 202)).toHaveLength(2)
      expect(statuses.filter((status) => status === 429)).toHaveLength(6)
    })

    it('is taken when it is the same as one that was taken', async () => {
      const service = startBatches(runtime, {}, most)
      const headers = { ...bearer((await makeKey(service)).key), 'idempotency-key': 'again' }
      const body = { destinations: hooks(4) }
      const send = () => service.request('/v1/batches', post(body, headers))
      expect([(await send()).status, (await send()).status]).toEqual([202, 202])
    })
  })
}
