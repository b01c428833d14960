// The findings of a run with their places, in the order a limited list should show them.
import type { Finding, Report, ReportSet } from '../model/report.ts'
import type { Severity } from '../model/vocabulary.ts'
import type { Exemption, FormatContext, SourcePlace } from './format.ts'
import { repeatedFindings, SEVERITY_RANKS } from './repeated-findings.ts'

export interface PlacedFinding {
  readonly report: Report
  readonly reportIndex: number
  readonly finding: Finding
  /** What it counts as: one that the policy exempts is only a remark. */
  readonly severity: Severity
  readonly place?: SourcePlace
  readonly exemption?: Exemption
}

/** In the order of the reports, root causes first; those of two steps that say the same come once. */
export function distinctFindings(set: ReportSet, context: FormatContext): readonly PlacedFinding[] {
  const repeated = set.reports.map(({ findings }) => repeatedFindings(findings))
  return placedFindings(set, context).filter(
    ({ report, reportIndex, finding }) =>
      !repeated[reportIndex]?.has(report.findings.indexOf(finding)),
  )
}

/** In the order of the reports, root causes first. */
export function placedFindings(
  { reports }: ReportSet,
  context: FormatContext,
): readonly PlacedFinding[] {
  return reports.flatMap((report, reportIndex) =>
    report.findings.map((finding, index) => {
      const place = context.locate(reportIndex, index)
      const exemption = context.exempt?.(reportIndex, index)
      return {
        report,
        reportIndex,
        finding,
        severity: exemption === undefined ? finding.severity : 'info',
        ...(place === undefined ? {} : { place }),
        ...(exemption === undefined ? {} : { exemption }),
      }
    }),
  )
}

/** Errors before warnings, and the root cause of every report before the second finding of any. */
export function mostSevereFirst(found: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const seen = new Map<number, number>()
  const ranked = found.map((placed) => {
    const nth = seen.get(placed.reportIndex) ?? 0
    seen.set(placed.reportIndex, nth + 1)
    return { placed, rank: SEVERITY_RANKS[placed.severity], nth }
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.nth - b.nth).map(({ placed }) => placed)
}
