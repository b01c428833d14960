// The pool of workers of one process: bounded, taken up again after a restart, stopped cleanly.
import { describe, expect, it } from 'vitest'
import { createJobPool } from '../../src/platform/node/job-pool.ts'
import { timers } from '../../src/platform/time.ts'
import { batchOf, checkThatSends, type JobRig, jobRig } from './job-rig.ts'

const onFault = (error: unknown) => {
  throw error
}
const poolOf = (size: number) => createJobPool({ size, timers, onFault })

/** Checks that stay where they are until they are let go. */
function heldChecks(leads: JobRig['leads']) {
  const waiting: (() => void)[] = []
  let most = 0
  const sends = checkThatSends(leads)
  return {
    most: () => most,
    letAllGo: () => {
      for (const go of waiting.splice(0)) go()
    },
    check: async (...given: Parameters<typeof sends>) => {
      const [, , signal] = given
      await new Promise<void>((go) => {
        waiting.push(go)
        most = Math.max(most, waiting.length)
        signal.addEventListener('abort', () => go(), { once: true })
      })
      if (!signal.aborted) return sends(...given)
      const nothing = { ...given[0], attempt: { reportId: '', beforeWrite: async () => false } }
      return sends(nothing, given[1], signal)
    },
  }
}

const hosts = Array.from({ length: 12 }, (_, index) => `h${index}.example`)
const states = async (rig: JobRig) => (await rig.rows()).map(({ state }) => state)
const areDone = async (rig: JobRig) => (await states(rig)).every((state) => state === 'done')
const until = async (isSo: () => Promise<boolean> | boolean) => {
  await expect.poll(isSo, { timeout: 10_000, interval: 10 }).toBe(true)
}

/** A pool each of whose workers holds a check, and more jobs than it has workers. */
async function fullPool(size: number) {
  const pool = poolOf(size)
  const rig = jobRig({ queue: pool.queue })
  const held = heldChecks(rig.leads)
  pool.start(rig.another({ check: held.check }))
  await batchOf(rig, hosts)
  await until(() => held.most() === size)
  return { pool, rig, held }
}

describe('a pool', () => {
  it('runs no more checks at a time than it has workers, and all of them in the end', async () => {
    const { pool, rig, held } = await fullPool(3)
    await until(() => {
      held.letAllGo()
      return areDone(rig)
    })
    expect(held.most()).toBe(3)
    expect(rig.leads.size).toBe(hosts.length)
    await pool.close(10_000)
  })

  it('takes up what another process left in the tables', async () => {
    const rig = jobRig()
    await batchOf(rig, hosts)
    const pool = poolOf(4)
    pool.start(rig.jobs)
    await until(() => areDone(rig))
    await pool.close(10_000)
    expect(rig.leads.size).toBe(hosts.length)
  })

  it('when it is closed waits for the checks that run, and begins no other', async () => {
    const { pool, rig, held } = await fullPool(2)
    const closed = pool.close(10_000)
    held.letAllGo()
    await closed
    const done = (await states(rig)).filter((state) => state === 'done')
    expect(done).toHaveLength(2)
    expect((await states(rig)).filter((state) => state === 'queued')).toHaveLength(10)
  })

  it('cancels those that do not end, and puts back what has sent nothing', async () => {
    const { pool, rig } = await fullPool(2)
    await pool.close(0)
    const rows = await rig.rows()
    expect(rows.every(({ state, attempts }) => state === 'queued' && attempts === 0)).toBe(true)
    expect(rig.leads.size).toBe(0)
  })
})
