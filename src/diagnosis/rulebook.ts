// The rulebook at work: evidence or text → signals → matching rules → ranked findings.
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { diagnose } from './diagnose.ts'
import { readEvidence } from './evidence-reader.ts'
import { judge } from './judge.ts'
import { type PreparedRules, prepareRules } from './prepare-rules.ts'
import { RuleIndex } from './rule-index.ts'
import { TextReader } from './text-reader.ts'

const FALLBACK = 'leadprobe/unexplained'

/**
 * `rules` must hold leadprobe/unexplained, which names what no other rule does. `prepared` is what
 * the build kept of `prepareRules(rules)`.
 */
export function createRulebook(
  rules: readonly Rule[],
  version: string,
  prepared: PreparedRules = prepareRules(rules),
): Rulebook {
  const index = new RuleIndex(rules, prepared.matchers)
  const fallback = index.rule(FALLBACK)
  if (!fallback) throw new Error(`a rulebook needs ${FALLBACK}`)
  const reader = new TextReader(prepared.phrases, (key) => index.wants(key))
  const matchEvidence = (evidence: Evidence) =>
    index.match(readEvidence(evidence, reader, prepared.headers))
  return {
    version,
    rules,
    rule: (id) => index.rule(id),
    judge: (evidence) => judge(evidence, matchEvidence, fallback),
    diagnose: (text) => diagnose(text, index, reader),
  }
}
