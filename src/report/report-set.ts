// Several reports as one document.
import { type Report, type ReportSet, SCHEMA_VERSION } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'

const WORST_FIRST = ['fail', 'inconclusive', 'warn'] as const satisfies readonly Verdict[]

export function reportSet(reports: readonly Report[]): ReportSet {
  const verdicts = reports.map(({ verdict }) => verdict)
  const verdict = WORST_FIRST.find((worst) => verdicts.includes(worst)) ?? 'pass'
  return { schemaVersion: SCHEMA_VERSION, verdict, reports }
}
