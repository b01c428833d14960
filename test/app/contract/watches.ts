// A watched destination, from the operator's config to what a visitor sees of it.
import { describe, expect, it } from 'vitest'
import {
  bearer,
  type ContractRuntime,
  fresh,
  freshHook,
  makeKey,
  startService,
} from './service-under-test.ts'

export function watchContract(runtime: ContractRuntime): void {
  describe('a watched destination', () => {
    it('is checked when it is due, and seen by its tenant with its report and history', async () => {
      const tenant = fresh('team')
      const service = startService(runtime, { watched: { tenant, url: freshHook().url } })
      const { key } = await makeKey(service, { tenant })
      const see = async (path: string) =>
        (await service.request(path, { headers: bearer(key) })).json()

      await Promise.all([service.watch.tick(), service.watch.tick()])
      const [{ id }] = (await see('/v1/watches')).watches
      expect((await see('/v1/watches')).watches).toMatchObject([
        { config: tenant, destination: 'hook', verdict: null, latest: null },
      ])
      const queued = new Set(service.sent)
      expect(queued.size).toBe(1)
      for (const job of queued) await service.jobs.process(job)

      const watch = await see(`/v1/watches/${id}`)
      expect(watch).toMatchObject({ verdict: 'pass', runs: [{ verdict: 'pass' }] })
      expect(watch.latest.reportId).toBe(watch.runs[0].reportId)
      expect(await see(`/v1/reports/${watch.latest.reportId}`)).toMatchObject({ verdict: 'pass' })
      await service.watch.tick()
      expect(new Set(service.sent)).toEqual(queued)
    })

    it('is on a page, and the frame leads there, for its tenant and nobody else', async () => {
      const tenant = fresh('team')
      const service = startService(runtime, { watched: { tenant, url: freshHook().url } })
      const [own, other] = [await makeKey(service, { tenant }), await makeKey(service)]
      await service.watch.tick()
      const page = async (key: string) =>
        (await service.request('/watches', { headers: bearer(key) })).text()
      expect(await page(own.key)).toContain('Not known yet')
      expect(await page(own.key)).toContain('aria-current="page">Watches')
      expect(await page(other.key)).toContain('None so far.')
      expect(await page(other.key)).not.toContain('>Watches</a>')
    })

    it('needs the scope', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service, { scopes: ['check:run'] })
      const response = await service.request('/v1/watches', { headers: bearer(key) })
      expect(response.status).toBe(403)
    })
  })
}
