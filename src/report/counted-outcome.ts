// What is left of a step's outcome once the findings that the policy exempts do not count.
import type { Finding, StepReport } from '../model/report.ts'
import type { Outcome } from '../model/vocabulary.ts'

/** `findings` are those of the report; `isExempt` is asked by their index. */
export function countedOutcome(
  { id, outcome }: Pick<StepReport, 'id' | 'outcome'>,
  findings: readonly Finding[],
  isExempt: (findingIndex: number) => boolean,
): Outcome {
  const grave = findings.flatMap((finding, index) =>
    finding.severity === 'info' ? [] : [{ finding, index }],
  )
  const own = grave.filter(({ finding }) => finding.step === id)
  // A config step without a finding has left what it foretold to the step that saw it.
  const isLeft = id === 'config' && outcome !== 'pass' && own.length === 0
  const against = isLeft ? grave : own
  const left = against.filter(({ index }) => !isExempt(index))
  if (left.length === against.length) return outcome
  if (left.length === 0) return 'skip'
  const hasError = left.some(({ finding }) => finding.severity === 'error')
  return outcome === 'fail' && !hasError ? 'warn' : outcome
}
