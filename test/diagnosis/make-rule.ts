// Small rules for tests of the engine, and a rulebook of them.

import { createRulebook } from '../../src/diagnosis/rulebook.ts'
import type { Matcher, Rule } from '../../src/model/rule.ts'
import type { Rulebook } from '../../src/model/rulebook.ts'

export function makeRule(id: string, when: Matcher, more: Partial<Rule> = {}): Rule {
  return {
    id,
    title: `Title of ${id}`,
    severity: 'error',
    turn: 'publisher',
    steps: ['write'],
    when,
    cause: `Cause of ${id}.`,
    remediation: [{ do: 'Change it.' }],
    references: [{ url: 'https://example.com/', title: 'Page', checked: '2026-11-20' }],
    supersedes: [],
    ...more,
  }
}

export function makeRulebook(...rules: readonly Rule[]): Rulebook {
  const unexplained = makeRule('leadprobe/unexplained', { code: 'lp:unexplained' })
  return createRulebook([...rules, unexplained], 'test')
}

export function idsIn(rulebook: Rulebook, text: string): string[] {
  return rulebook.diagnose(text).findings.map((finding) => finding.rule)
}
