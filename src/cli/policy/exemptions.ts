// What the policy of a config file lets pass, and what is left of a verdict then.
import type { CheckPolicy, IgnoredRule } from '../../intake/config-file/config-file.ts'
import type { Finding, Report, ReportSet } from '../../model/report.ts'
import type { Rulebook } from '../../model/rulebook.ts'
import type { Verdict } from '../../model/vocabulary.ts'
import { countedOutcome } from '../../report/counted-outcome.ts'
import type { Exemption } from '../../report/format.ts'
import { worst } from '../../run/outcome.ts'

/** `now` in milliseconds since the epoch. */
export function exemptionOf(
  finding: Finding,
  report: Report,
  policy: CheckPolicy | undefined,
  now: number,
): Exemption | undefined {
  return policy?.ignore.find(
    (ignored) => applies(ignored, finding, report) && !hasEnded(ignored, now),
  )
}

function applies({ rule, destination }: IgnoredRule, finding: Finding, report: Report): boolean {
  const isNamed = destination === undefined || destination === report.destination.name
  return rule === finding.rule && isNamed
}

function hasEnded({ until }: IgnoredRule, now: number): boolean {
  return new Date(now).toISOString().slice(0, 10) > until
}

/**
 * The verdict for the exit code. A step does not count when every finding that speaks against it is
 * exempt; the report itself keeps saying what was seen.
 */
export function countedVerdict(
  report: Report,
  isExempt: (findingIndex: number) => boolean,
): Verdict {
  return worst(report.steps.map((step) => countedOutcome(step, report.findings, isExempt)))
}

export function countedSet(
  set: ReportSet,
  exempt: (reportIndex: number, findingIndex: number) => Exemption | undefined,
): ReportSet {
  const reports = set.reports.map((report, index) => ({
    ...report,
    verdict: countedVerdict(report, (finding) => exempt(index, finding) !== undefined),
  }))
  return { ...set, reports }
}

/** What is to be said about the policy itself, in sentences. */
export function policyNotes(
  policies: readonly (CheckPolicy | undefined)[],
  rulebook: Rulebook,
  now: number,
): readonly string[] {
  const ignored = [...new Set(policies)].flatMap((policy) => policy?.ignore ?? [])
  return ignored.flatMap((one) => {
    if (rulebook.rule(one.rule) === undefined) {
      return [`The policy ignores "${one.rule}", but there is no such rule.`]
    }
    if (!hasEnded(one, now)) return []
    return [`The policy ignored ${one.rule} until ${one.until}; it counts again.`]
  })
}
