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
})

describe('mending', () => {
  const broken = scenarios.filter(({ expect: { verdict } }) => verdict !== 'pass')

  test('is told for everything that is wrong, and for nothing else', () => {
    expect(broken.filter(({ mend }) => mend === undefined)).toEqual([])
    expect(
      scenarios.filter(({ expect: { verdict }, mend }) => verdict === 'pass' && mend !== undefined),
    ).toEqual([])
  })

  test('is told in one or two whole sentences', () => {
    const odd = broken.map(({ mend }) => mend?.does ?? '').filter((does) => !SENTENCES.test(does))
    expect(odd).toEqual([])
  })

  test('of what is wrong in the settings changes the settings', () => {
    const kept = broken.filter(({ expect: { step, outcome }, mend }) => {
      return step === 'config' && outcome === 'fail' && mend?.destination === undefined
    })
    expect(kept).toEqual([])
  })
})

const SENTENCES = /^[A-Z][^.]+(?:\.\w+[^.]*)*\.(?: [A-Z][^.]+\.)?$/
