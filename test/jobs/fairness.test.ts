// Nobody waits for all the jobs of somebody else, however many these are.
import { describe, expect, it } from 'vitest'
import { consumeMessages, type QueuedMessages } from '../../src/platform/workers/job-queue.ts'
import { batchOf, type JobRig, jobRig } from './job-rig.ts'

const hostsOf = (tenant: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${tenant}${index}.example`)

const raise = (error: unknown) => {
  throw error
}

/** Runs so many jobs, one after the other, each by its turn; whose they were. */
async function run(rig: JobRig, count: number): Promise<(string | null)[]> {
  const ran: (string | null)[] = []
  while (ran.length < count) {
    const [id = ''] = await rig.jobs.due(1)
    const job = (await rig.rows()).find((row) => row.id === id)
    if (job === undefined || !(await rig.jobs.process(id))) throw new Error('nothing to do')
    ran.push(job.tenant)
  }
  return ran
}

describe('two jobs of a tenant', () => {
  it('do not wait for the two thousand of another, though these came first', async () => {
    const rig = jobRig()
    await batchOf(rig, hostsOf('large', 2000), { tenant: 'large' })
    const before = await run(rig, 3)
    rig.pass(1000)
    await batchOf(rig, hostsOf('small', 2), { tenant: 'small' })
    expect(before).toEqual(['large', 'large', 'large'])
    expect(await run(rig, 4)).toEqual(['large', 'small', 'large', 'small'])
  })

  it('do not wait for the many of another on the same host', async () => {
    const rig = jobRig()
    const host = 'same.example'
    await batchOf(rig, Array<string>(20).fill(host), { tenant: 'large' })
    await batchOf(rig, [host, host], { tenant: 'small' })
    const ran: (string | null | undefined)[] = []
    for (let next = rig.sent[0]?.ids[0]; ran.length < 4; next = rig.sent.at(-1)?.ids[0]) {
      await rig.jobs.process(next ?? '')
      ran.push((await rig.rows()).find(({ id }) => id === next)?.tenant)
    }
    expect(ran.sort()).toEqual(['large', 'large', 'small', 'small'])
  })

  it('do not wait in the queue either, where the messages of the other come first', async () => {
    const rig = jobRig()
    await batchOf(rig, hostsOf('large', 40), { tenant: 'large' })
    await batchOf(rig, hostsOf('small', 2), { tenant: 'small' })
    const queued = rig.sent.splice(0).flatMap(({ ids }) => ids)
    const deliver = (ids: readonly string[]) => {
      const messages = ids.map((body) => ({ body, ack: () => undefined, retry: raise }))
      const queue: QueuedMessages = { queue: 'jobs', messages: messages as never }
      return consumeMessages(queue, rig.jobs, raise)
    }
    await deliver(queued.splice(0, 4))
    const done = (await rig.rows()).filter(({ state }) => state === 'done')
    expect(done.filter(({ tenant }) => tenant === 'small')).toHaveLength(2)
    while (queued.length > 0) await deliver(queued.splice(0, 4))
    expect(new Set((await rig.rows()).map(({ state }) => state))).toEqual(new Set(['done']))
    expect(rig.sent).toEqual([])
  })
})

describe('the many jobs of a tenant', () => {
  it('go on, though others send one after the other', async () => {
    const rig = jobRig()
    await batchOf(rig, hostsOf('large', 200), { tenant: 'large' })
    const ran: (string | null)[] = []
    for (let round = 0; round < 10; round++) {
      await batchOf(rig, [`small${round}.example`], { tenant: 'small' })
      ran.push(...(await run(rig, 2)))
    }
    expect(ran.filter((tenant) => tenant === 'large').length).toBeGreaterThanOrEqual(9)
  })
})

describe('the permit of a message', () => {
  it('is kept for what is left when somebody else ran its jobs', async () => {
    const rig = jobRig()
    await batchOf(rig, hostsOf('a', 3))
    const [first = '', second = '', third = ''] = (await rig.rows()).map(({ id }) => id)
    await rig.jobs.process(first)
    await rig.jobs.process(second)
    rig.sent.splice(0)
    await rig.jobs.takeTurn(first, second)
    expect(rig.sent).toEqual([{ ids: [second], delayMs: 5000 }])
    await rig.jobs.takeTurn(second, third)
    expect((await rig.rows()).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })
})
