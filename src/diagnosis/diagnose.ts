// Pasted text → findings with the place of each in the text.
import type { Finding } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'
import type { Diagnosis } from '../model/rulebook.ts'
import { findCaptures } from './find-captures.ts'
import { languageOf } from './language.ts'
import { listingIn } from './listing.ts'
import type { RuleMatch } from './match-rule.ts'
import { mentionsIn } from './mention.ts'
import { rank } from './rank.ts'
import type { RuleIndex } from './rule-index.ts'
import type { TextReader } from './text-reader.ts'
import { writeFinding } from './write-finding.ts'

const MOST_FINDINGS = 8

export function diagnose(text: string, index: RuleIndex, reader: TextReader): Diagnosis {
  const { signals, flat } = reader.read(text, mentionsIn(text))
  for (const key of listingIn(signals, text)) signals.delete(key)
  const matches = rank(index.match(signals)).slice(0, MOST_FINDINGS)
  const facts = matches.length > 0 ? findCaptures(flat, text) : {}
  return {
    lang: languageOf(text, matches),
    findings: matches.flatMap((match) => {
      const rule = index.rule(match.rule.id)
      return rule ? [toFinding(rule, match, text, facts)] : []
    }),
  }
}

function toFinding(
  rule: Rule,
  match: RuleMatch,
  text: string,
  facts: Record<string, string>,
): Finding {
  const { lead } = match
  return writeFinding(rule, {
    step: rule.steps[0] ?? 'write',
    quote: lead.span ? text.slice(...lead.span) : '',
    ...(lead.span ? { span: lead.span } : {}),
    captures: { ...facts, ...match.captures },
    confidence: match.confidence,
  })
}
