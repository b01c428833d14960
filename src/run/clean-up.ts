// The clean-up: runs whenever something may have been written, and says what is left.
import type { DestinationKind } from '../model/destination-kind.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Receipt, Verdict } from '../model/vocabulary.ts'
import type { RunningCheck } from './check-context.ts'
import { runStep, type StepRun, skip } from './run-step.ts'

/** What became of the test lead. */
export interface LeadFate {
  receipt: Receipt
  removed: boolean
}

interface CleanUpTask {
  readonly fate: LeadFate
  readonly keepLead: boolean
}

export async function runCleanUp(
  kind: DestinationKind,
  check: RunningCheck,
  session: unknown,
  { fate, keepLead }: CleanUpTask,
): Promise<StepRun> {
  if (fate.receipt === 'nothing')
    return skip('clean-up', 'Nothing was written, so nothing is left.')
  const { marker } = check.context.lead
  if (keepLead) {
    const kept = skip('clean-up', `Not run: the test lead ${marker} was to be kept.`)
    return { ...kept, evidence: [leftBehind(fate.receipt, marker, 'pass')] }
  }
  check.beginCleanUp()
  const run = await runStep(kind, 'clean-up', check, session)
  const isSaid = run.evidence.some(({ codes }) => codes.some((code) => LEFT_BEHIND.has(code)))
  if (run.removed === true || isSaid) return run
  return { ...run, evidence: [...run.evidence, leftBehind(fate.receipt, marker, 'warn')] }
}

const LEFT_BEHIND: ReadonlySet<string> = new Set([
  'lp:lead-left-behind',
  'lp:lead-maybe-left-behind',
])

export function leftBehind(receipt: Receipt, marker: string, outcome: Verdict): Evidence {
  const code = receipt === 'created' ? 'lp:lead-left-behind' : 'lp:lead-maybe-left-behind'
  return { step: 'clean-up', outcome, codes: [code], text: marker, captures: { marker } }
}
