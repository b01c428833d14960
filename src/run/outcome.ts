// How pieces of evidence add up to a step's outcome, and outcomes to a verdict.
import type { Evidence } from '../model/evidence.ts'
import type { Outcome, VERDICTS, Verdict } from '../model/vocabulary.ts'

/** Worst first. A failure is proof and outranks whatever could not be told. */
const WORST_FIRST = ['fail', 'inconclusive', 'warn', 'pass'] as const satisfies
  | typeof VERDICTS
  | readonly Verdict[]

export function worst(outcomes: readonly Outcome[]): Verdict {
  return WORST_FIRST.find((outcome) => outcomes.includes(outcome)) ?? 'pass'
}

export function outcomeOf(evidence: readonly Evidence[]): Verdict {
  return worst(evidence.map(({ outcome }) => outcome))
}
