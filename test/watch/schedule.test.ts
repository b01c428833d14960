// When watched destinations are checked, and whose they are.
import { describe, expect, it } from 'vitest'
import { DAY_MS, openWatch } from './watch-rig.ts'

describe('the schedule', () => {
  it('starts each destination at once, then every day, and never twice for one date', async () => {
    const { watch, started, pass } = await openWatch()
    await Promise.all([watch.tick(), watch.tick()])
    await watch.tick()
    expect(new Set(started.map(({ destination }) => destination))).toEqual(
      new Set(['hook', 'other']),
    )
    expect(new Set(started.map(({ id, dueAt }) => `${id} ${dueAt}`)).size).toBe(2)
    started.splice(0)
    pass(DAY_MS - 1)
    await watch.tick()
    expect(started).toEqual([])
    pass(1)
    await watch.tick()
    expect(started).toHaveLength(2)
  })

  it('writes nothing while nothing is due, however many are watched', async () => {
    const { watch, seen } = await openWatch()
    await watch.tick()
    expect(seen.splice(0)).toHaveLength(2)
    await watch.tick()
    expect(seen).toEqual([])
  })

  it('shows a tenant its own and nobody else anything', async () => {
    const { watch } = await openWatch('operator')
    await watch.tick()
    const [own] = await watch.list('operator')
    expect(own).toMatchObject({ config: 'default', destination: 'hook', kind: 'https-endpoint' })
    expect(await watch.get(own?.id ?? '', 'operator')).toMatchObject({ runs: [] })
    for (const other of ['fabrikam', undefined]) {
      expect(await watch.list(other)).toEqual([])
      expect(await watch.get(own?.id ?? '', other)).toBeUndefined()
    }
  })
})
