import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../src/model/evidence.ts'
import { makeRule, makeRulebook } from './make-rule.ts'

const seen = (more: Partial<Evidence>): Evidence => ({
  step: 'write',
  outcome: 'fail',
  codes: [],
  ...more,
})

const rulebook = makeRulebook(
  makeRule('http/403', { status: 403 }, { steps: ['write', 'sign-in'] }),
  makeRule('vendor/blocked', {
    all: [{ status: 403 }, { header: { name: 'x-reason', contains: 'ip' } }],
  }),
  makeRule('vendor/words', { text: { en: ['does not have permission'] } }, { field: '/url' }),
  makeRule('vendor/code', { code: 'AuthorizationFailure' }),
  makeRule('vendor/other-step', { code: 'AuthorizationFailure' }, { steps: ['clean-up'] }),
  makeRule('lead/left', { code: 'lp:lead-left-behind' }, { severity: 'info', steps: ['clean-up'] }),
)
const judged = (...evidence: Evidence[]) =>
  rulebook.judge(evidence).map(({ rule, step }) => `${step} ${rule}`)

describe('judging evidence', () => {
  test('a cause that nothing states says so, and is no surer than that', () => {
    const stated = seen({ codes: ['AuthorizationFailure'] })
    const [sure] = rulebook.judge([stated])
    for (const [likelihood, confidence] of [
      ['likely', 0.75],
      ['possible', 0.45],
    ] as const) {
      const [finding] = rulebook.judge([{ ...stated, likelihood }])
      expect(finding).toMatchObject({ rule: sure?.rule, confidence })
      expect(finding?.title.toLowerCase()).toBe(`${likelihood} cause: ${sure?.title.toLowerCase()}`)
      expect(finding?.cause).toMatch(/proven|proves/)
      expect(finding?.confidenceReason).not.toBe(sure?.confidenceReason)
    }
  })

  test('the vendor code explains the status', () => {
    const evidence = seen({ codes: ['AuthorizationFailure'], status: 403 })
    expect(judged(evidence)).toEqual(['write vendor/code'])
    expect(rulebook.judge([evidence])[0]?.confidence).toBe(0.99)
  })

  test('the words of a body count', () => {
    const text = 'The user does not have permission to do this'
    expect(judged(seen({ status: 403, text }))).toEqual(['write vendor/words'])
  })

  test('a status in the words does not count when the real one is known', () => {
    expect(judged(seen({ status: 200, text: '{"status":403}' }))).toEqual([
      'write leadprobe/unexplained',
    ])
  })

  test('headers count', () => {
    const headers = { 'x-reason': 'IP not allowed' }
    expect(judged(seen({ status: 403, headers }))).toEqual(['write vendor/blocked'])
  })

  test('rules of the step come before all others, which stand in when there are none', () => {
    const codes = ['AuthorizationFailure']
    expect(judged(seen({ step: 'clean-up', codes }))).toEqual(['clean-up vendor/other-step'])
    expect(judged(seen({ step: 'network', codes }))).toEqual(['network vendor/code'])
  })

  test('whatever is not a pass is named', () => {
    const outcomes = ['fail', 'inconclusive', 'warn', 'pass'] as const
    const findings = rulebook.judge(
      outcomes.map((outcome) => seen({ outcome, field: `/${outcome}` })),
    )
    expect(findings.map(({ field, severity }) => `${field} ${severity}`)).toEqual([
      '/fail error',
      '/inconclusive warning',
      '/warn warning',
    ])
  })

  test('a remark is named by its code, never by its status', () => {
    const remark = seen({ step: 'clean-up', outcome: 'pass', status: 403 })
    expect(judged(remark)).toEqual([])
    expect(judged({ ...remark, codes: ['lp:lead-left-behind'] })).toEqual(['clean-up lead/left'])
  })

  test('proof comes before what could not be told', () => {
    const unsure = seen({ step: 'network', outcome: 'inconclusive', codes: ['Unheard'] })
    const proof = seen({ codes: ['AuthorizationFailure'] })
    expect(judged(unsure, proof)).toEqual(['write vendor/code', 'network leadprobe/unexplained'])
  })

  test('the field of the evidence wins over the one of the rule', () => {
    const text = 'does not have permission'
    const fields = rulebook.judge([seen({ text }), seen({ text, field: '/auth' })])
    expect(fields.map((finding) => finding.field)).toEqual(['/url', '/auth'])
  })

  test('what the config foretold is left to the step that saw it', () => {
    const foretold = seen({ step: 'config', outcome: 'warn', codes: ['AuthorizationFailure'] })
    const proof = seen({ codes: ['AuthorizationFailure'] })
    expect(judged(foretold, proof)).toEqual(['write vendor/code'])
    expect(judged(foretold)).toEqual(['config vendor/code'])
    expect(judged({ ...foretold, field: '/a' }, proof)).toEqual([
      'write vendor/code',
      'config vendor/code',
    ])
  })

  test('what is left behind comes after what could not be read', () => {
    const left = seen({ step: 'clean-up', outcome: 'pass', codes: ['lp:lead-left-behind'] })
    const unread = seen({ step: 'read-back', outcome: 'warn', codes: ['Unheard'] })
    expect(judged(unread, left)).toEqual(['read-back leadprobe/unexplained', 'clean-up lead/left'])
  })

  test('the same cause for the same field is said once', () => {
    const evidence = seen({ codes: ['AuthorizationFailure'] })
    expect(judged(evidence, evidence)).toEqual(['write vendor/code'])
  })
})

test('a rulebook without its fallback is refused', async () => {
  const { createRulebook } = await import('../../src/diagnosis/rulebook.ts')
  expect(() => createRulebook([], 'x')).toThrow('leadprobe/unexplained')
})
