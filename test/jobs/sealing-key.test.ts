// What became of a job whose key was replaced, or lost.
import { describe, expect, it } from 'vitest'
import { createSealer } from '../../src/jobs/sealer.ts'
import { oneJob } from './job-rig.ts'

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
    const { rig, id, job } = await oneJob()
    await rig.another({ sealer: sealerOf(2, 1) }).process(id)
    expect(await job()).toMatchObject({ state: 'done', verdict: 'pass' })
  })

  it('that is gone ends the job as dead, and says so', async () => {
    const { rig, id, job } = await oneJob()
    await rig.another({ sealer: sealerOf(2) }).process(id)
    expect(await job()).toMatchObject({ state: 'dead', sealed: null })
    expect((await job()).reason).toContain('key')
  })

  it('opens nothing under the id of another job, or that was changed', async () => {
    const sealer = sealerOf(1)
    const sealed = await sealer.seal('one', 'text')
    expect(await sealer.open('one', sealed)).toBe('text')
    expect(await sealer.open('two', sealed)).toBeUndefined()
    const other = sealed.startsWith('A') ? 'B' : 'A'
    expect(await sealer.open('one', other + sealed.slice(1))).toBeUndefined()
    expect(await sealer.seal('one', 'text')).not.toBe(sealed)
  })
})
