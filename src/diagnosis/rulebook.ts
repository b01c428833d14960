// The rulebook at work: evidence or text → signals → matching rules → ranked findings.
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { diagnose } from './diagnose.ts'
import { readEvidence } from './evidence-reader.ts'
import { takeHints } from './fits.ts'
import { FALLBACK, judge } from './judge.ts'
import { type PreparedRules, prepareRules } from './prepare-rules.ts'
import { RuleIndex } from './rule-index.ts'
import { RuleList, type RuleSource } from './rule-source.ts'
import { TextReader } from './text-reader.ts'

/** `rules` must hold leadprobe/unexplained, which names what no other rule does. */
export function createRulebook(rules: readonly Rule[], version: string): Rulebook {
  return openRulebook(new RuleList(rules), prepareRules(rules), version)
}

/** `prepared` is what the build kept of the rules in `source`, in the same order. */
export function openRulebook(
  source: RuleSource,
  prepared: PreparedRules,
  version: string,
): Rulebook {
  takeHints(prepared.hints)
  const index = new RuleIndex(prepared, source)
  if (!prepared.ids.includes(FALLBACK)) {
    throw new Error(`a rulebook needs ${FALLBACK}`)
  }
  const reader = new TextReader(prepared, (key) => index.wants(key))
  const matchEvidence = (evidence: Evidence) =>
    index.match(readEvidence(evidence, reader, prepared.headers))
  return {
    version,
    get rules() {
      return source.all()
    },
    rule: (id) => index.rule(id),
    judge: (evidence) => judge(evidence, matchEvidence, (id) => index.rule(id)),
    diagnose: (text) => diagnose(text, index, reader),
  }
}
