// Batches: how their jobs begin, end, and are called off.
import { describe, expect, it } from 'vitest'
import { batches } from '../../src/store/schema.ts'
import { batchOf, CANARY, endpointAt, HOUR_MS, jobRig, oneJob } from './job-rig.ts'

describe('a batch', () => {
  it('wakes one job of each host, whose end wakes the next', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example', 'a.example', 'b.example'])
    const [first, second, other] = await rig.rows()
    expect(rig.sent).toEqual([{ ids: expect.arrayContaining([first?.id, other?.id]), delayMs: 0 }])
    expect(rig.sent[0]?.ids.length).toBe(2)
    await rig.jobs.process(first?.id ?? '')
    expect(rig.sent.at(-1)).toEqual({ ids: [second?.id], delayMs: 0 })
  })

  it('ends each job with one report under its id, and its secrets erased', async () => {
    const rig = jobRig()
    const id = await batchOf(rig, ['a.example', 'b.example'], { tenant: 'acme' })
    for (const row of await rig.rows()) await rig.jobs.process(row.id)
    const rows = await rig.rows()
    expect(rows.map(({ state, verdict, sealed }) => [state, verdict, sealed])).toEqual([
      ['done', 'pass', null],
      ['done', 'pass', null],
    ])
    const kept = await rig.reports()
    expect(kept.map((report) => report.id).sort()).toEqual(rows.map((row) => row.id).sort())
    expect(kept.every(({ tenant }) => tenant === 'acme')).toBe(true)
    expect(await rig.jobs.counts(id)).toEqual({ states: { done: 2 }, verdicts: { pass: 2 } })
  })

  it('of the same key and destinations is the same batch, of others is refused', async () => {
    const rig = jobRig()
    const order = { requests: [endpointAt('a.example')], idempotencyKey: 'k', tenant: 'acme' }
    const many = await Promise.all(Array.from({ length: 20 }, () => rig.jobs.createBatch(order)))
    const ids = new Set(many.map((made) => (made.ok ? made.batch.id : 'refused')))
    expect(ids.size).toBe(1)
    expect(many.filter((made) => made.ok && made.isNew)).toHaveLength(1)
    expect(await rig.rows()).toHaveLength(1)
    const other = await rig.jobs.createBatch({ ...order, requests: [endpointAt('b.example')] })
    expect(other.ok).toBe(false)
    const elsewhere = await rig.jobs.createBatch({ ...order, tenant: 'globex' })
    expect(elsewhere).toMatchObject({ ok: true, isNew: true })
  })

  it('of nobody is the same by its key too', async () => {
    const rig = jobRig()
    const order = { requests: [endpointAt('a.example')], idempotencyKey: 'k' }
    const [one, two] = [await rig.jobs.createBatch(order), await rig.jobs.createBatch(order)]
    expect(one).toMatchObject({ ok: true, isNew: true })
    expect(two).toMatchObject({ ok: true, isNew: false })
  })

  it('that broke off while it was made runs nothing, and its jobs are forgotten', async () => {
    const { rig, id } = await oneJob()
    await rig.database.delete(batches)
    expect(await rig.jobs.due(10)).toEqual([])
    expect(await rig.jobs.process(id)).toBe(false)
    expect(rig.leads.size).toBe(0)
    rig.pass(2 * HOUR_MS)
    await rig.jobs.sweep()
    expect(await rig.rows()).toEqual([])
  })

  it('keeps no secret in the clear', async () => {
    const { rig, job } = await oneJob()
    const row = await job()
    expect(row.sealed?.length).toBeGreaterThan(100)
    expect(JSON.stringify([row, rig.sent])).not.toContain(CANARY.slice(0, 12))
  })
})

describe('a cancelled batch', () => {
  it('ends what waits, erases its secrets, and sends nothing', async () => {
    const rig = jobRig()
    const id = await batchOf(rig, ['a.example', 'b.example'])
    await rig.jobs.process((await rig.rows())[0]?.id ?? '')
    await rig.jobs.cancel(id)
    const rows = await rig.rows()
    expect(rows.map(({ state, sealed }) => [state, sealed])).toEqual([
      ['done', null],
      ['cancelled', null],
    ])
    await rig.jobs.process(rows[1]?.id ?? '')
    expect(rig.leads.size).toBe(1)
    const ended = await rig.jobs.endedAfter(id, 0, 10)
    expect(ended.map(({ state }) => state)).toEqual(['done', 'cancelled'])
  })

  it('takes a job along that was put back meanwhile', async () => {
    const rig = jobRig({ perTarget: [{ burst: 1, perMs: 60_000 }] })
    const id = await batchOf(rig, ['a.example', 'a.example'])
    const [first, second] = (await rig.rows()).map((row) => row.id)
    await rig.jobs.process(first ?? '')
    const cancels = rig.another({
      limiter: {
        waitMs: async () => {
          await rig.jobs.cancel(id)
          return 1000
        },
        take: () => Promise.reject(new Error('there is no room to take')),
      },
    })
    await cancels.process(second ?? '')
    expect((await rig.rows())[1]).toMatchObject({ state: 'cancelled', sealed: null })
  })
})
