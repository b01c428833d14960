// One job after the other, at every moment in which its consumer can die or be stopped.
import { describe, expect, it } from 'vitest'
import { hostLeases, jobs } from '../../src/store/schema.ts'
import { batchOf, checkThatSends, endpointAt, HOUR_MS, jobRig, oneJob } from './job-rig.ts'

const died = () => {
  throw new Error('the consumer died')
}

describe('a job that is delivered again', () => {
  it('while it runs is left to its consumer', async () => {
    const { rig, id } = await oneJob()
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
    const { rig, id } = await oneJob()
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
    const { rig, id, job } = await oneJob()
    await expect(rig.another({ check: died }).process(id)).rejects.toThrow('died')
    expect(await rig.jobs.process(id)).toBe(false)
    rig.pass(61_000)
    expect(await rig.jobs.process(id)).toBe(true)
    expect(rig.leads.get(id)).toHaveLength(1)
    expect(await job()).toMatchObject({ state: 'done', verdict: 'pass', attempts: 2 })
  })

  it('after it wrote leaves the marker to the next, which looks and does not write', async () => {
    const { rig, id, job } = await oneJob()
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
    expect(await job()).toMatchObject({ state: 'done', verdict: 'inconclusive' })
  })

  it('and comes back to life may not write any more, and ends nothing', async () => {
    const { rig, id, job } = await oneJob()
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
    expect(await job()).toMatchObject({ state: 'done', verdict: 'pass' })
  })

  it('or only slept may not write either, though nobody took its job', async () => {
    const { rig, id, job } = await oneJob()
    const sends = checkThatSends(rig.leads)
    const sleeper = rig.another({
      check: (request, onEvent, signal) => {
        rig.pass(61_000)
        return sends(request, onEvent, signal)
      },
    })
    await sleeper.process(id)
    expect(rig.leads.size).toBe(0)
    expect(await job()).toMatchObject({ state: 'queued', attempts: 0 })
    await rig.jobs.process(id)
    expect(rig.leads.get(id)).toHaveLength(1)
  })

  it('or whose host is used by another may not write either', async () => {
    const { rig, id, job } = await oneJob()
    const sends = checkThatSends(rig.leads)
    const dispossessed = rig.another({
      check: async (request, onEvent, signal) => {
        await rig.database.update(hostLeases).set({ holder: 'somebody' })
        return sends(request, onEvent, signal)
      },
    })
    await dispossessed.process(id)
    expect(rig.leads.size).toBe(0)
    expect(await job()).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it.each([1, 3])(
    'between report and end leaves the report at attempt %i, with which the job ends',
    async (attempts) => {
      const { rig, id, job } = await oneJob()
      const { sealed } = await job()
      await rig.jobs.process(id)
      // As it is when only the last statement was not done.
      await rig.database.update(jobs).set({
        state: 'running',
        endedAt: null,
        verdict: null,
        leaseUntil: rig.now(),
        sealed,
        attempts,
      })
      const next = rig.another({ check: died })
      expect(await next.process(id)).toBe(true)
      expect(await job()).toMatchObject({
        state: 'done',
        verdict: 'pass',
        reason: null,
        sealed: null,
      })
      expect(await rig.reports()).toHaveLength(1)
    },
  )

  it('three times ends the job as dead, with a report and the reason', async () => {
    const { rig, id, job } = await oneJob()
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(rig.another({ check: died }).process(id)).rejects.toThrow('died')
      rig.pass(61_000)
    }
    expect(await rig.jobs.process(id)).toBe(true)
    expect(await job()).toMatchObject({
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
    const { rig, id } = await oneJob()
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
