// What changed between two checks of the same destination.
import type { Finding, Report } from '../model/report.ts'
import type { Outcome, StepId } from '../model/vocabulary.ts'

export interface NamedRule {
  readonly rule: string
  readonly title: string
}

export interface Comparison {
  readonly previous: Pick<Report, 'id' | 'startedAt' | 'verdict'>
  /** Steps that ended otherwise than before, in order. */
  readonly steps: readonly {
    readonly id: StepId
    readonly before: Outcome
    readonly after: Outcome
  }[]
  /** Findings there were before and are no more. */
  readonly gone: readonly NamedRule[]
  /** Findings that were not there before. */
  readonly came: readonly NamedRule[]
}

export function compareReports(before: Report, after: Report): Comparison {
  const { id, startedAt, verdict } = before
  return {
    previous: { id, startedAt, verdict },
    steps: after.steps.flatMap((step) => {
      const earlier = before.steps.find((candidate) => candidate.id === step.id)
      const isSame = earlier === undefined || earlier.outcome === step.outcome
      return isSame ? [] : [{ id: step.id, before: earlier.outcome, after: step.outcome }]
    }),
    gone: without(before.findings, after.findings),
    came: without(after.findings, before.findings),
  }
}

function without(findings: readonly Finding[], others: readonly Finding[]): readonly NamedRule[] {
  const known = new Set(others.map(({ rule }) => rule))
  const left = findings.filter(({ rule }) => !known.has(rule))
  const titles = new Map(left.map(({ rule, title }) => [rule, title]))
  return [...titles].map(([rule, title]) => ({ rule, title }))
}
