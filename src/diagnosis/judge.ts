// Evidence → findings: one for each piece of evidence, named by the rule that fits it best.
import type { Evidence } from '../model/evidence.ts'
import type { Finding } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'
import { SEVERITIES, type Severity, type Verdict } from '../model/vocabulary.ts'
import { reasonOf } from './confidence-reason.ts'
import { doubt } from './doubt.ts'
import { findCaptures } from './find-captures.ts'
import { flatten } from './fold-text.ts'
import type { RuleMatch } from './match-rule.ts'
import { rank } from './rank.ts'
import { TEXT_CAP } from './text-reader.ts'
import { writeFinding } from './write-finding.ts'

/** Names what no other rule does. */
export const FALLBACK = 'leadprobe/unexplained'

const gravity: readonly Verdict[] = ['fail', 'inconclusive', 'warn', 'pass']
const QUOTED_BEFORE = 80
const QUOTED = 400

export type MatchEvidence = (evidence: Evidence) => readonly RuleMatch[]

/**
 * Root cause first: the worst outcome, else the earlier step. What a failure left behind comes after
 * it, because clean-up is the last step and its remarks prove nothing. A step says the same rule for
 * the same field once, and the config step leaves to a later one what that one has seen for itself.
 */
export function judge(
  evidence: readonly Evidence[],
  matchEvidence: MatchEvidence,
  ruleOf: (id: string) => Rule | undefined,
): readonly Finding[] {
  const findings = new Map<string, Finding>()
  for (const seen of evidence.toSorted((a, b) => gravityOf(a) - gravityOf(b))) {
    const finding = explain(seen, bestMatch(seen, matchEvidence(seen)), ruleOf)
    const key = finding && `${finding.step} ${topicOf(finding)}`
    if (finding && key && !findings.has(key)) findings.set(key, finding)
  }
  return withoutForetold([...findings.values()])
}

function withoutForetold(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set(findings.filter(({ step }) => step !== 'config').map(topicOf))
  return findings.filter((finding) => finding.step !== 'config' || !seen.has(topicOf(finding)))
}

function topicOf({ rule, field = '' }: Finding): string {
  return `${rule} ${field}`
}

function gravityOf(evidence: Evidence): number {
  return gravity.indexOf(evidence.outcome)
}

/** Rules made for the step, or any when none of those fits. */
function bestMatch(evidence: Evidence, matches: readonly RuleMatch[]): RuleMatch | undefined {
  const ofStep = matches.filter((match) => match.rule.steps.includes(evidence.step))
  return rank(ofStep.length > 0 ? ofStep : matches)[0]
}

function explain(
  seen: Evidence,
  match: RuleMatch | undefined,
  ruleOf: (id: string) => Rule | undefined,
): Finding | undefined {
  if (!match && seen.outcome === 'pass') return undefined
  const rule = match?.rule ?? ruleOf(FALLBACK)
  if (!rule) return undefined
  const finding = writeFinding(rule, {
    step: seen.step,
    quote: quoteOf(seen, match?.lead.span),
    ...(seen.field === undefined ? {} : { field: seen.field }),
    captures: { ...capturesIn(seen.text), ...match?.captures, ...seen.captures },
    confidence: match?.confidence ?? 0,
    ...(match ? { confidenceReason: reasonOf(match.lead, false) } : {}),
  })
  const doubted = seen.likelihood === undefined ? finding : doubt(finding, seen.likelihood)
  return { ...doubted, severity: cap(finding.severity, seen.outcome) }
}

/** A rule may be grave in general; where the evidence is no proof, neither is the finding. */
function cap(severity: Severity, outcome: Verdict): Severity {
  if (outcome === 'fail') return severity
  const most = outcome === 'pass' ? 'info' : 'warning'
  return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(most) ? most : severity
}

function capturesIn(text: string | undefined): Record<string, string> {
  return text === undefined ? {} : findCaptures(flatten(text.slice(0, TEXT_CAP)), text)
}

function quoteOf(seen: Evidence, span: readonly [number, number] | undefined): string {
  const { text, codes, status, host } = seen
  if (text === undefined || text === '') {
    // Our own codes are no words that anybody saw.
    const code = codes.find((one) => !one.startsWith('lp:'))
    return code ?? (status === undefined ? (host ?? '') : `HTTP ${status}`)
  }
  const from = text.length <= QUOTED ? 0 : Math.max(0, (span?.[0] ?? 0) - QUOTED_BEFORE)
  return text.slice(from, from + QUOTED)
}
