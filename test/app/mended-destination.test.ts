// Every failure of the lab can be mended on the page, unless nothing of its kind works.
import { describe, expect, it } from 'vitest'
import { mendedDestination } from '../../src/app/mended-destination.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'

describe('the mended destination of a scenario', () => {
  const working = new Set(
    scenarios
      .filter(({ expect: expected }) => expected.verdict === 'pass')
      .map(({ kind, cloud }) => `${kind} ${cloud}`),
  )
  const broken = scenarios.filter(({ expect: expected }) => expected.verdict !== 'pass')

  it('is there for every failure of a kind that works somewhere, and fits the kind', () => {
    const wrong = broken
      .filter(({ kind, cloud }) => working.has(`${kind} ${cloud}`))
      .filter((one) => mendedDestination(one, scenarios)?.type !== one.kind)
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('signs in as the broken one does', () => {
    const byPassword = broken.find(({ destination }) => {
      return (destination['auth'] as { type?: string } | undefined)?.type === 'office-365'
    })
    if (byPassword === undefined) throw new Error('the lab has no such scenario')
    expect(mendedDestination(byPassword, scenarios)).toMatchObject({ auth: { type: 'office-365' } })
  })

  it('is not there for what works already', () => {
    const works = scenarios.find(({ expect: expected }) => expected.verdict === 'pass')
    if (works === undefined) throw new Error('the lab has one')
    expect(mendedDestination(works, scenarios)).toBeUndefined()
  })
})
