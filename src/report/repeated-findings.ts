// A check that meets the same trouble in two steps has two findings; a reader needs the remedy once.
import type { Finding } from '../model/report.ts'
import type { Severity } from '../model/vocabulary.ts'

export const SEVERITY_RANKS: { readonly [S in Severity]: number } = {
  error: 0,
  warning: 1,
  info: 2,
}

/** Indexes of the findings that only repeat another one, which is as severe or more so. */
export function repeatedFindings(findings: readonly Finding[]): ReadonlySet<number> {
  const strongest = new Map<string, number>()
  const rank = (index: number) => SEVERITY_RANKS[findings[index]?.severity ?? 'info']
  findings.forEach((finding, index) => {
    const before = strongest.get(contentOf(finding))
    if (before === undefined || rank(index) < rank(before)) strongest.set(contentOf(finding), index)
  })
  const kept = new Set(strongest.values())
  return new Set([...findings.keys()].filter((index) => !kept.has(index)))
}

function contentOf({ rule, field, title, cause }: Finding): string {
  return JSON.stringify([rule, field, title, cause])
}
