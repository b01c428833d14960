// The rulebook at work: evidence or text → signals → matching rules → ranked findings.
import type { Rule } from '../model/rule.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { diagnose } from './diagnose.ts'
import { judge } from './judge.ts'
import { RuleIndex } from './rule-index.ts'
import { TextReader } from './text-reader.ts'

const FALLBACK = 'leadprobe/unexplained'

/** `rules` must hold leadprobe/unexplained, which names what no other rule does. */
export function createRulebook(rules: readonly Rule[], version: string): Rulebook {
  const index = new RuleIndex(rules)
  const fallback = index.rule(FALLBACK)
  if (!fallback) throw new Error(`a rulebook needs ${FALLBACK}`)
  const reader = new TextReader(rules, (key) => index.wants(key))
  return {
    version,
    rules,
    rule: (id) => index.rule(id),
    judge: (evidence) => judge(evidence, index, reader, fallback),
    diagnose: (text) => diagnose(text, index, reader),
  }
}
