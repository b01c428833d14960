// What the operator's environment says about batches.
import { describe, expect, it } from 'vitest'
import { readSealingKeys } from '../../src/jobs/sealing-keys.ts'
import { readWorkerCount } from '../../src/jobs/worker-count.ts'

const keyOf = (byte: number, length = 32) => Buffer.alloc(length, byte).toString('base64')

describe('the sealing key', () => {
  it('is 32 bytes in base64, plain or for addresses', () => {
    for (const text of [keyOf(255), keyOf(255).replaceAll('/', '_'), ` ${keyOf(255)}\n`]) {
      const read = readSealingKeys({ LEADPROBE_SEALING_KEY: text })
      expect(read).toMatchObject({ ok: true, keys: { previous: [] } })
      expect(read.ok && read.keys?.current).toEqual(new Uint8Array(32).fill(255))
    }
  })

  it('may be missing', () => {
    expect(readSealingKeys({})).toEqual({ ok: true, keys: undefined })
  })

  it('has earlier ones beside it', () => {
    const previous = `${keyOf(2)}, ${keyOf(3)}`
    const read = readSealingKeys({
      LEADPROBE_SEALING_KEY: keyOf(1),
      LEADPROBE_SEALING_KEY_PREVIOUS: previous,
    })
    expect(read.ok && read.keys?.previous.map(([first]) => first)).toEqual([2, 3])
  })

  it('is one: whichever of several were not used would be lost without a word', () => {
    const several = `${keyOf(1)},${keyOf(2)}`
    const read = readSealingKeys({ LEADPROBE_SEALING_KEY: several })
    expect(read).toEqual({
      ok: false,
      problems: [expect.stringMatching(/one key.*LEADPROBE_SEALING_KEY_PREVIOUS/)],
    })
  })

  it('has to be there where earlier ones are', () => {
    const read = readSealingKeys({ LEADPROBE_SEALING_KEY_PREVIOUS: keyOf(2) })
    expect(read).toEqual({ ok: false, problems: [expect.stringContaining('SEALING_KEY too')] })
  })

  it.each([
    ['short'],
    [keyOf(1, 16)],
    [keyOf(1, 33)],
    ['not base64 at all!'],
    [keyOf(1) + keyOf(2)],
  ])('is refused as %j, and not repeated', (text) => {
    const read = readSealingKeys({ LEADPROBE_SEALING_KEY: text })
    expect(read.ok).toBe(false)
    expect(JSON.stringify(read)).toContain('openssl rand -base64 32')
    expect(JSON.stringify(read)).not.toContain(text)
  })
})

describe('the number of workers', () => {
  it('is 8 unless it is set', () => {
    expect(readWorkerCount({})).toEqual({ ok: true, workers: 8 })
    expect(readWorkerCount({ LEADPROBE_WORKERS: '2' })).toEqual({ ok: true, workers: 2 })
  })

  it.each(['0', '65', '-1', 'many', '1.5'])('is not %s', (value) => {
    expect(readWorkerCount({ LEADPROBE_WORKERS: value }).ok).toBe(false)
  })
})
