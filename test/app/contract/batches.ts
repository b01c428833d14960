// What the service promises about batches on every runtime: its own tables do the work.
import { describe, expect, it } from 'vitest'
import { everyMinute } from '../../../src/app/every-minute.ts'
import { CANARY, hooks, startBatches } from './batch-service.ts'
import { bearer, type ContractRuntime, makeKey, post } from './service-under-test.ts'

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
      const waiting = await service.rows()
      expect(waiting).toContain('hook 1')
      expect(waiting).not.toContain(CANARY)
      expect(JSON.stringify([service.sent, service.lines])).not.toContain(CANARY)
      await service.deliver()
      expect(await service.rows()).not.toContain(CANARY)
      expect(service.lines.join('')).not.toContain(CANARY)
    })
  })

  describe('the reports of a batch', () => {
    it('are deleted after 30 days, though no other report comes', async () => {
      const service = startBatches(runtime)
      const headers = bearer((await makeKey(service)).key)
      await service.request('/v1/batches', post({ destinations: hooks(1) }, headers))
      const [id = ''] = service.sent
      await service.deliver()
      const kept = async () => /^reports .*$/m.exec(await service.rows())?.[0]
      await everyMinute(service.services)
      expect(await kept()).toContain(id)
      service.clock.pass(30 * 24 * 60 * 60_000)
      await everyMinute(service.services)
      expect(await kept()).not.toContain(id)
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
