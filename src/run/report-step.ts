// A step as the report shows it: without its secrets.
import type { Evidence } from '../model/evidence.ts'
import type { StepReport } from '../model/report.ts'
import { reportExchange } from '../net/redaction/redact-exchange.ts'
import type { Redactor } from '../net/redaction/redactor.ts'
import { outcomeOf } from './outcome.ts'
import type { StepRun } from './run-step.ts'

export function reportStep(run: StepRun, redactor: Redactor): StepReport {
  return {
    id: run.id,
    outcome: run.skipped ? 'skip' : outcomeOf(run.evidence),
    summary: redactor.text(run.summary),
    durationMs: roundMs(run.durationMs),
    exchanges: run.exchanges.map((seen) => reportExchange(seen, redactor)),
    evidence: run.evidence.map((evidence) => redactEvidence(evidence, redactor)),
  }
}

/** These words are ours: a short secret that reads like one of them must not overwrite it. */
function redactEvidence(
  { step, outcome, likelihood, ...seen }: Evidence,
  redactor: Redactor,
): StepReport['evidence'][number] {
  const ours = { step, outcome, ...(likelihood === undefined ? {} : { likelihood }) }
  return { ...ours, ...redactor.deep(seen) } as StepReport['evidence'][number]
}

/** To hundredths: the rest is noise. */
export function roundMs(ms: number): number {
  return Math.round(ms * 100) / 100
}
