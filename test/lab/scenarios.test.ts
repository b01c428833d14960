import { describe, expect, test } from 'vitest'
import { scenarios } from '../../src/lab/scenarios/index.ts'

test('gives every scenario an id of its own, under its kind', () => {
  const ids = scenarios.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(
    scenarios.filter(({ id, kind, destination }) => {
      return !id.startsWith(`${kind}/`) || destination.type !== kind
    }),
  ).toEqual([])
})

test('rehearses each kind, in good health and in bad', () => {
  for (const kind of ['https-endpoint', 'azure-table', 'salesforce', 'marketo'] as const) {
    const verdicts = scenarios
      .filter((scenario) => scenario.kind === kind)
      .map(({ expect: { verdict } }) => verdict)
    expect(new Set(verdicts)).toEqual(new Set(['pass', 'warn', 'fail', 'inconclusive']))
  }
  expect(scenarios.some(({ kind }) => kind === 'azure-blob')).toBe(true)
  expect(scenarios.length).toBeGreaterThanOrEqual(60)
})

describe('an expectation', () => {
  test('never contradicts itself: what failed has a failing step and a finding', () => {
    const odd = scenarios.filter(({ expect: { outcome, verdict, rule } }) => {
      return outcome !== verdict || (verdict !== 'pass' && rule === undefined)
    })
    expect(odd).toEqual([])
  })

  test('says how to heal what the publisher can heal in the config', () => {
    const silent = scenarios.filter(({ expect: { step, outcome }, heals }) => {
      return step === 'config' && outcome === 'fail' && heals === undefined
    })
    expect(silent).toEqual([])
  })
})
