// A text that shows many unrelated causes under headings or in rows explains errors; it reports none.
import type { RuleMatch } from './match-rule.ts'

const MOST_CAUSES = 5
const FEWEST_ROWS = 4
const ROW = /^\s{0,3}(?:#{1,6} |\||\*\*|[*•-] |\d{1,2}[.)] )/gm

export function isCatalogue(text: string, causes: readonly RuleMatch[]): boolean {
  if (causes.length <= MOST_CAUSES) return false
  return (text.match(ROW)?.length ?? 0) >= FEWEST_ROWS
}
