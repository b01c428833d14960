// Jobs that have to wait: for a message, for their host, for their caller, or for ever.
import { describe, expect, it } from 'vitest'
import { createHostLeases } from '../../src/store/host-leases.ts'
import { batchOf, HOUR_MS, jobRig, oneJob } from './job-rig.ts'

describe('a message', () => {
  it('that was lost is sent again, once in a while, for one job of the host', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example', 'a.example'])
    rig.sent.length = 0
    rig.pass(300_000)
    await rig.jobs.sweep()
    expect(rig.sent).toEqual([])
    rig.pass(301_000)
    await rig.jobs.sweep()
    await rig.jobs.sweep()
    expect(rig.sent.flatMap(({ ids }) => ids)).toHaveLength(1)
  })

  it('that its queue gave up ends the job as dead, with that reason', async () => {
    const { rig, id, job } = await oneJob()
    await rig.jobs.deadLetter(id, 'The queue gave it up.')
    expect(await job()).toMatchObject({ state: 'dead', reason: 'The queue gave it up.' })
    expect(await rig.reports()).toHaveLength(1)
  })
})

describe('limits', () => {
  it('a host in use by another check is asked for again, and nothing is counted', async () => {
    const { rig, id, job } = await oneJob()
    const leases = createHostLeases(rig.database, { now: rig.now, monotonicMs: rig.now })
    await leases.acquire('a.example', 'somebody', 60_000)
    expect(await rig.jobs.due(10)).toEqual([])
    expect(await rig.jobs.process(id)).toBe(false)
    expect(rig.sent.at(-1)).toEqual({ ids: [id], delayMs: 15_000 })
    expect(await job()).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it('a host that has had enough is left alone until it takes more', async () => {
    const rig = jobRig({ perTarget: [{ burst: 1, perMs: 10_000 }] })
    await batchOf(rig, ['a.example', 'a.example'])
    const [first, second] = (await rig.rows()).map(({ id }) => id)
    await rig.jobs.process(first ?? '')
    await rig.jobs.process(second ?? '')
    expect(rig.leads.size).toBe(1)
    expect(rig.sent.at(-1)).toEqual({ ids: [second], delayMs: 10_000 })
    expect((await rig.rows())[1]).toMatchObject({ state: 'queued', attempts: 0 })
    expect(await rig.jobs.due(10)).toEqual([])
    rig.pass(10_001)
    expect(await rig.jobs.due(10)).toEqual([second])
    await rig.jobs.process(second ?? '')
    expect(rig.leads.size).toBe(2)
  })

  it('a caller that has had enough waits, and its refusals cost the host nothing', async () => {
    const rig = jobRig({
      perTarget: [{ burst: 2, perMs: 60_000 }],
      limitsOf: () => [{ burst: 1, perMs: 10_000 }],
    })
    await batchOf(rig, ['a.example', 'a.example'], { caller: 'key one' })
    const [first, second] = (await rig.rows()).map(({ id }) => id)
    await rig.jobs.process(first ?? '')
    await rig.jobs.process(second ?? '')
    expect(rig.leads.size).toBe(1)
    rig.pass(10_001)
    await rig.jobs.process(second ?? '')
    expect(rig.leads.size).toBe(2)
  })

  it('a host that has had enough costs the caller nothing, however often it is asked', async () => {
    const rig = jobRig({
      perTarget: [{ burst: 1, perMs: 60_000 }],
      limitsOf: () => [{ burst: 2, perMs: 600_000 }],
    })
    await batchOf(rig, ['a.example', 'a.example', 'b.example'], { caller: 'key one' })
    const [first, second, other] = (await rig.rows()).map(({ id }) => id)
    await rig.jobs.process(first ?? '')
    for (let round = 0; round < 3; round += 1) {
      await rig.jobs.process(second ?? '')
      rig.pass(15_000)
    }
    await rig.jobs.process(other ?? '')
    expect([...rig.leads.keys()]).toEqual([first, other])
  })

  it('of whom they were is forgotten at their end', async () => {
    const rig = jobRig()
    const id = await batchOf(rig, ['a.example', 'b.example'], { caller: 'caller 192.0.2.1' })
    const [first] = await rig.rows()
    await rig.jobs.process(first?.id ?? '')
    await rig.jobs.cancel(id)
    expect((await rig.rows()).map(({ caller }) => caller)).toEqual([null, null])
  })
})

describe('a job whose turn does not come', () => {
  it('is given up before it is forgotten, and its secrets with it', async () => {
    const { rig, job } = await oneJob()
    rig.pass(27 * 24 * HOUR_MS)
    await rig.jobs.sweep()
    expect(await job()).toMatchObject({ state: 'queued' })
    rig.pass(25 * HOUR_MS)
    await rig.jobs.sweep()
    expect(await job()).toMatchObject({ state: 'dead', sealed: null })
    expect(await rig.reports()).toHaveLength(1)
    rig.pass(60 * 24 * HOUR_MS)
    await rig.jobs.sweep()
    expect(await rig.rows()).toEqual([])
  })
})
