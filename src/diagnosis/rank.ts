// Which of the rules that match come first, and which only repeat what a better one says.
import { compareMatches, type RuleMatch } from './match-rule.ts'

/** Groups that describe the way to a vendor, weakest first; every other group is a vendor's own. */
const generalTiers: Readonly<Record<string, number>> = { http: 0, network: 1, tls: 2 }
const VENDOR = 3
/** What a failure looks like from the publisher's desk: any error in the same text says more. */
const SYMPTOM = -1

/** Root cause first. */
export function rank(matches: readonly RuleMatch[]): RuleMatch[] {
  const beaten = new Set(matches.flatMap((match) => match.rule.supersedes))
  const sorted = matches
    .filter((match) => !beaten.has(match.rule.id))
    .sort((a, b) => tierOf(b) - tierOf(a) || compareMatches(a, b))
  const kept: RuleMatch[] = []
  for (const match of sorted) {
    if (!kept.some((better) => explains(better, match))) kept.push(match)
  }
  return kept
}

/** A publisher's question or complaint rather than an error. */
export function isSymptom({ rule, lead }: RuleMatch): boolean {
  return rule.id.startsWith('lead/') && lead.stated !== true
}

function tierOf(match: RuleMatch): number {
  if (isSymptom(match)) return SYMPTOM
  const group = match.rule.id.split('/')[0] ?? ''
  return generalTiers[group] ?? VENDOR
}

/** A status or a broken connection is what any more specific failure looks like from outside. */
function explains(better: RuleMatch, other: RuleMatch): boolean {
  const tier = tierOf(other)
  return (tier < tierOf(better) && tier < 2) || overlap(better, other)
}

function overlap(a: RuleMatch, b: RuleMatch): boolean {
  const [first, second] = [a.lead.span, b.lead.span]
  if (!first || !second) return false
  return first[0] < second[1] && second[0] < first[1]
}
