// One job after the other, at every moment in which its consumer can die.
import { describe, expect, it } from 'vitest'
import { createSealer } from '../../src/jobs/sealer.ts'
import { batchOf, CANARY, checkThatSends, endpointAt, jobRig } from './job-rig.ts'

const HOUR_MS = 3_600_000
const died = () => {
  throw new Error('the consumer died')
}

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
    const rig = jobRig()
    const id = await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const { batches } = await import('../../src/store/schema.ts')
    await rig.database.delete(batches)
    expect(id).not.toBe('')
    expect(await rig.jobs.due(10)).toEqual([])
    expect(await rig.jobs.process(row?.id ?? '')).toBe(false)
    expect(rig.leads.size).toBe(0)
    rig.pass(2 * HOUR_MS)
    await rig.jobs.sweep()
    expect(await rig.rows()).toEqual([])
  })

  it('keeps no secret in the clear', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    expect(row?.sealed?.length).toBeGreaterThan(100)
    expect(JSON.stringify([row, rig.sent])).not.toContain(CANARY.slice(0, 12))
  })
})

describe('a job that is delivered again', () => {
  it('while it runs is left to its consumer', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    let again: boolean | undefined
    const running = rig.another({
      check: async (request, onEvent, signal) => {
        again = await rig.jobs.process(id)
        return checkThatSends(rig.leads)(request, onEvent, signal)
      },
    })
    expect(await running.process(id)).toBe(true)
    expect(again).toBe(false)
    expect(rig.leads.get(id)).toHaveLength(1)
  })

  it('after its end changes nothing', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    await rig.jobs.process(id)
    const [before, reports] = [await rig.rows(), await rig.reports()]
    rig.pass(HOUR_MS)
    expect(await rig.jobs.process(id)).toBe(false)
    await rig.jobs.deadLetter(id, 'too late')
    expect([await rig.rows(), await rig.reports()]).toEqual([before, reports])
    expect(rig.leads.get(id)).toHaveLength(1)
  })
})

describe('a consumer that dies', () => {
  it('before it wrote leaves the job to the next, which writes', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    await expect(rig.another({ check: died }).process(id)).rejects.toThrow('died')
    expect(await rig.jobs.process(id)).toBe(false)
    rig.pass(61_000)
    expect(await rig.jobs.process(id)).toBe(true)
    expect(rig.leads.get(id)).toHaveLength(1)
    expect((await rig.rows())[0]).toMatchObject({ state: 'done', verdict: 'pass', attempts: 2 })
  })

  it('after it wrote leaves the marker to the next, which looks and does not write', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    const sends = checkThatSends(rig.leads)
    const dies = rig.another({
      check: async (request, onEvent, signal) => {
        await sends(request, onEvent, signal)
        return died()
      },
    })
    await expect(dies.process(id)).rejects.toThrow('died')
    rig.pass(61_000)
    const asked: (string | undefined)[] = []
    const next = rig.another({
      check: (request, onEvent, signal) => {
        asked.push(request.attempt?.interrupted)
        return sends(request, onEvent, signal)
      },
    })
    await next.process(id)
    expect(asked).toEqual(rig.leads.get(id))
    expect(rig.leads.get(id)).toHaveLength(1)
    expect((await rig.rows())[0]).toMatchObject({ state: 'done', verdict: 'inconclusive' })
  })

  it('and comes back to life may not write any more, and ends nothing', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    const sends = checkThatSends(rig.leads)
    const zombie = rig.another({
      check: async (request, onEvent, signal) => {
        rig.pass(61_000)
        await rig.jobs.process(id)
        return sends(request, onEvent, signal)
      },
    })
    await zombie.process(id)
    expect(rig.leads.get(id)).toHaveLength(1)
    expect(await rig.reports()).toHaveLength(1)
    expect((await rig.rows())[0]).toMatchObject({ state: 'done', verdict: 'pass' })
  })

  it('or only slept may not write either, though nobody took its job', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    const sends = checkThatSends(rig.leads)
    const sleeper = rig.another({
      check: (request, onEvent, signal) => {
        rig.pass(61_000)
        return sends(request, onEvent, signal)
      },
    })
    await sleeper.process(id)
    expect(rig.leads.size).toBe(0)
    expect((await rig.rows())[0]).toMatchObject({ state: 'queued', attempts: 0 })
    await rig.jobs.process(id)
    expect(rig.leads.get(id)).toHaveLength(1)
  })

  it('or whose host is used by another may not write either', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const sends = checkThatSends(rig.leads)
    const { hostLeases } = await import('../../src/store/schema.ts')
    const dispossessed = rig.another({
      check: async (request, onEvent, signal) => {
        await rig.database.update(hostLeases).set({ holder: 'somebody' })
        return sends(request, onEvent, signal)
      },
    })
    await dispossessed.process(row?.id ?? '')
    expect(rig.leads.size).toBe(0)
    expect((await rig.rows())[0]).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it.each([1, 3])(
    'between report and end leaves the report at attempt %i, with which the job ends',
    async (attempts) => {
      const rig = jobRig()
      await batchOf(rig, ['a.example'])
      const [row] = await rig.rows()
      const id = row?.id ?? ''
      await rig.jobs.process(id)
      const { jobs } = await import('../../src/store/schema.ts')
      // As it is when only the last statement was not done.
      const undone = {
        state: 'running',
        endedAt: null,
        verdict: null,
        leaseUntil: rig.now(),
      } as const
      await rig.database.update(jobs).set({ ...undone, sealed: row?.sealed ?? null, attempts })
      const next = rig.another({ check: died })
      expect(await next.process(id)).toBe(true)
      expect((await rig.rows())[0]).toMatchObject({
        state: 'done',
        verdict: 'pass',
        reason: null,
        sealed: null,
      })
      expect(await rig.reports()).toHaveLength(1)
    },
  )

  it('three times ends the job as dead, with a report and the reason', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(rig.another({ check: died }).process(id)).rejects.toThrow('died')
      rig.pass(61_000)
    }
    expect(await rig.jobs.process(id)).toBe(true)
    expect((await rig.rows())[0]).toMatchObject({
      state: 'dead',
      verdict: 'inconclusive',
      sealed: null,
      reason: 'Three attempts ended before it was done.',
    })
    const [kept] = await rig.reports()
    expect(kept?.report.findings[0]?.rule).toBe('leadprobe/gave-up')
    expect(kept?.report.steps.map(({ id: step }) => step)).toHaveLength(7)
  })

  it('is found by the sweep, which has the job processed again', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const id = row?.id ?? ''
    await expect(rig.another({ check: died }).process(id)).rejects.toThrow('died')
    rig.sent.length = 0
    await rig.jobs.sweep()
    expect(rig.sent).toEqual([])
    rig.pass(61_000)
    await rig.jobs.sweep()
    expect(rig.sent).toEqual([{ ids: [id], delayMs: 0 }])
    await rig.jobs.process(id)
    expect(rig.leads.get(id)).toHaveLength(1)
  })
})

describe('a job whose turn does not come', () => {
  it('is given up before it is forgotten, and its secrets with it', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    rig.pass(27 * 24 * HOUR_MS)
    await rig.jobs.sweep()
    expect((await rig.rows())[0]).toMatchObject({ state: 'queued' })
    rig.pass(25 * HOUR_MS)
    await rig.jobs.sweep()
    expect((await rig.rows())[0]).toMatchObject({ state: 'dead', sealed: null })
    expect(await rig.reports()).toHaveLength(1)
    rig.pass(60 * 24 * HOUR_MS)
    await rig.jobs.sweep()
    expect(await rig.rows()).toEqual([])
  })
})

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
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    await rig.jobs.deadLetter(row?.id ?? '', 'The queue gave it up.')
    expect((await rig.rows())[0]).toMatchObject({ state: 'dead', reason: 'The queue gave it up.' })
    expect(await rig.reports()).toHaveLength(1)
  })
})

describe('limits', () => {
  it('a host in use by another check is asked for again, and nothing is counted', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    const { createHostLeases } = await import('../../src/store/host-leases.ts')
    const leases = createHostLeases(rig.database, { now: rig.now, monotonicMs: rig.now })
    await leases.acquire('a.example', 'somebody', 60_000)
    expect(await rig.jobs.due(10)).toEqual([])
    expect(await rig.jobs.process(row?.id ?? '')).toBe(false)
    expect(rig.sent.at(-1)).toEqual({ ids: [row?.id], delayMs: 15_000 })
    expect((await rig.rows())[0]).toMatchObject({ state: 'queued', attempts: 0 })
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

describe('a process that is stopped', () => {
  it('puts a job back that has sent nothing, and ends one that has', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example', 'b.example'])
    const [first, second] = (await rig.rows()).map(({ id }) => id)
    const stop = new AbortController()
    stop.abort()
    const idle = rig.another({
      check: ({ attempt, name }) =>
        checkThatSends(new Map())(
          {
            ...endpointAt(name),
            attempt: { reportId: attempt?.reportId ?? '', beforeWrite: async () => false },
          },
          () => undefined,
          stop.signal,
        ),
    })
    await idle.process(first ?? '', stop.signal)
    await rig.jobs.process(second ?? '', stop.signal)
    const rows = await rig.rows()
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['queued', 0],
      ['done', 1],
    ])
  })
})

describe('a sealing key', () => {
  const sealerOf = (current: number, ...previous: number[]) =>
    createSealer(
      {
        current: new Uint8Array(32).fill(current),
        previous: previous.map((byte) => new Uint8Array(32).fill(byte)),
      },
      (length) => crypto.getRandomValues(new Uint8Array(length)),
    )

  it('that was replaced still opens what it sealed', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    await rig.another({ sealer: sealerOf(2, 1) }).process(row?.id ?? '')
    expect((await rig.rows())[0]).toMatchObject({ state: 'done', verdict: 'pass' })
  })

  it('that is gone ends the job as dead, and says so', async () => {
    const rig = jobRig()
    await batchOf(rig, ['a.example'])
    const [row] = await rig.rows()
    await rig.another({ sealer: sealerOf(2) }).process(row?.id ?? '')
    expect((await rig.rows())[0]).toMatchObject({ state: 'dead', sealed: null })
    expect((await rig.rows())[0]?.reason).toContain('key')
  })

  it('opens nothing under the id of another job, or that was changed', async () => {
    const sealer = sealerOf(1)
    const sealed = await sealer.seal('one', 'text')
    expect(await sealer.open('one', sealed)).toBe('text')
    expect(await sealer.open('two', sealed)).toBeUndefined()
    expect(await sealer.open('one', `A${sealed.slice(1)}`)).toBeUndefined()
    expect(await sealer.seal('one', 'text')).not.toBe(sealed)
  })
})
