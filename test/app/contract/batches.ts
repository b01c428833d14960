// What the service promises about batches on every runtime: its own tables do the work.
import { describe, expect, it } from 'vitest'
import type { AppServices } from '../../../src/app/services.ts'
import {
  bearer,
  type ContractRuntime,
  freshAddress,
  freshHook,
  makeKey,
  post,
  startService,
} from './service-under-test.ts'

const CANARY = 'canary-sig-Zk38Vq20hT'

function startBatches(
  runtime: ContractRuntime,
  changes: Partial<AppServices> = {},
  settings: Readonly<Record<string, string>> = {},
) {
  const all = { TARGET_PER_MINUTE: 'off', ...settings }
  const service = startService(runtime, { settings: all, changes })
  return {
    ...service,
    /** Delivers every message twice, until there are none. */
    async deliver() {
      const { jobs, sent } = service
      for (let id = sent.shift(); id !== undefined; id = sent.shift()) {
        await Promise.all([jobs.process(id), jobs.process(id)])
      }
    },
  }
}

const hooks = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const { type, url } = freshHook()
    return { destination: { type, url: `${url}?sig=${CANARY}` }, name: `hook ${index}` }
  })

/** The events of a stream that ends by itself, as `event id data`. */
async function eventsOf(response: Response) {
  const blocks = (await response.text()).split('\n\n').filter((block) => block.includes('event:'))
  return blocks.map((block) => ({
    event: /^event: (.*)$/m.exec(block)?.[1],
    id: /^id: (.*)$/m.exec(block)?.[1],
    data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null'),
  }))
}

export function batchContract(runtime: ContractRuntime): void {
  describe('a batch', () => {
    it('is taken at once, checked by and by, and ends with a report for each destination', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      const taken = await service.request(
        '/v1/batches',
        post({ name: 'all', destinations: hooks(5) }, headers),
      )
      expect(taken.status).toBe(202)
      const batch = await taken.json()
      expect(taken.headers.get('location')).toBe(batch.links.self)
      expect(batch).toMatchObject({ name: 'all', total: 5, state: 'running', jobs: { queued: 5 } })
      expect(service.sent).toHaveLength(5)
      await service.deliver()
      const read = await (await service.request(batch.links.self, { headers })).json()
      expect(read.batch).toMatchObject({ state: 'ended', jobs: { done: 5 }, verdicts: { pass: 5 } })
      expect(read.page.map(({ name }: { name: string }) => name)).toEqual(
        [0, 1, 2, 3, 4].map((index) => `hook ${index}`),
      )
      for (const { reportId } of read.page) {
        const report = await service.request(`/v1/reports/${reportId}`, { headers })
        expect((await report.json()).id).toBe(reportId)
      }
    })

    it('comes in pages', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      const taken = await service.request('/v1/batches', post({ destinations: hooks(5) }, headers))
      const seen: number[] = []
      let next: string | null = `${(await taken.json()).links.self}?limit=2`
      while (next !== null) {
        const page: { page: { position: number }[]; next: string | null } = await (
          await service.request(next, { headers })
        ).json()
        seen.push(...page.page.map(({ position }) => position))
        next = page.next
      }
      expect(seen).toEqual([0, 1, 2, 3, 4])
    })

    it('tells its progress as events, and reads on after the one that was seen last', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      const taken = await service.request('/v1/batches', post({ destinations: hooks(3) }, headers))
      const { links } = await taken.json()
      await service.deliver()
      const all = await eventsOf(await service.request(links.events, { headers }))
      expect(all.map(({ event }) => event)).toEqual(['job', 'job', 'job', 'end'])
      expect(all.at(-1)?.data.jobs.done).toBe(3)
      const after = { ...headers, 'last-event-id': all[1]?.id ?? '' }
      const rest = await eventsOf(await service.request(links.events, { headers: after }))
      expect(rest.map(({ event, id }) => [event, id])).toEqual([
        ['job', all[2]?.id],
        ['end', undefined],
      ])
    })

    it('is the same for the same key and body, and refused for another body', async () => {
      const service = startBatches(runtime)
      const { key } = await makeKey(service)
      const headers = { ...bearer(key), 'idempotency-key': 'order-17' }
      const body = { destinations: hooks(2) }
      const send = (sent: unknown) => service.request('/v1/batches', post(sent, headers))
      const many = await Promise.all(Array.from({ length: 10 }, () => send(body)))
      const ids = await Promise.all(many.map(async (response) => (await response.json()).id))
      expect(new Set(ids).size).toBe(1)
      const other = await send({ destinations: hooks(1) })
      expect(other.status).toBe(422)
      const elsewhere = { ...headers, ...bearer((await makeKey(service)).key) }
      const theirs = await service.request('/v1/batches', post(body, elsewhere))
      expect(theirs.status).toBe(202)
      expect((await theirs.json()).id).not.toBe(ids[0])
    })

    it('that is cancelled ends what waits, and erases what was sealed', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      const taken = await service.request('/v1/batches', post({ destinations: hooks(3) }, headers))
      const { links } = await taken.json()
      const cancelled = await service.request(links.self, { method: 'DELETE', headers })
      expect(await cancelled.json()).toMatchObject({ state: 'ended', jobs: { cancelled: 3 } })
      await service.deliver()
      const { page } = await (await service.request(links.self, { headers })).json()
      expect(page.map(({ reportId }: { reportId: string | null }) => reportId)).toEqual([
        null,
        null,
        null,
      ])
    })

    it('keeps no secret where it waits, nor after', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      await service.request('/v1/batches', post({ destinations: hooks(2) }, headers))
      expect(await service.rows()).not.toContain(CANARY)
      expect(JSON.stringify([service.sent, service.lines])).not.toContain(CANARY)
      await service.deliver()
      expect(await service.rows()).not.toContain(CANARY)
      expect(service.lines.join('')).not.toContain(CANARY)
    })
  })

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

  describe("another tenant's batch", () => {
    it('is not there', async () => {
      const service = startBatches(runtime)
      const mine = bearer((await makeKey(service)).key)
      const theirs = bearer((await makeKey(service)).key)
      const taken = await service.request('/v1/batches', post({ destinations: hooks(1) }, mine))
      const { links } = await taken.json()
      await service.deliver()
      const { page } = await (await service.request(links.self, { headers: mine })).json()
      const report = `/v1/reports/${page[0].reportId}`
      for (const path of [links.self, links.events, report]) {
        expect((await service.request(path, { headers: theirs })).status).toBe(404)
      }
      const cancel = { method: 'DELETE', headers: theirs }
      expect((await service.request(links.self, cancel)).status).toBe(404)
    })
  })

  describe("a config of the operator's", () => {
    it('is a batch by its name, for their own tenant', async () => {
      const [{ destination, name } = { destination: {}, name: '' }] = hooks(1)
      const requests = [{ destination, name, cloud: 'global', options: {} }] as const
      const byName = new Map([['emea', { name: 'emea', requests }]])
      const service = startBatches(runtime, { storedConfigs: { tenant: 'owners', byName } })
      const owner = bearer((await makeKey(service, { tenant: 'owners' })).key)
      const other = bearer((await makeKey(service)).key)
      const send = (headers: Record<string, string>) =>
        service.request('/v1/batches', post({ config: 'emea' }, headers))
      expect((await send(owner)).status).toBe(202)
      expect((await send(other)).status).toBe(422)
    })
  })

  describe('the audit log', () => {
    it('names the batch', async () => {
      const service = startBatches(runtime)
      const { key } = await makeKey(service)
      const taken = await service.request(
        '/v1/batches',
        post({ destinations: hooks(1) }, bearer(key)),
      )
      const { id } = await taken.json()
      const { entries } = await (
        await service.request('/v1/audit', { headers: bearer(key) })
      ).json()
      expect(entries[0]).toMatchObject({ action: 'batch.create', subject: id, status: 202 })
    })
  })
}
