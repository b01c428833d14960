// A check that is taken up after an earlier attempt at it: no second lead is sent for it.
import type { DestinationKind } from '../model/destination-kind.ts'
import type { Evidence } from '../model/evidence.ts'
import type { RunningCheck } from './check-context.ts'
import type { LeadFate } from './clean-up.ts'
import { outcomeOf } from './outcome.ts'
import { runStep, type StepRun, skip } from './run-step.ts'

/** Another attempt at the same check has the only right to send. */
export function takenOver(): StepRun {
  const evidence: Evidence = { step: 'write', outcome: 'inconclusive', codes: ['lp:cancelled'] }
  const summary = 'Nothing was sent, because another attempt took the check over.'
  return { ...skip('write', summary), evidence: [evidence], skipped: false }
}

interface Search {
  readonly fate: LeadFate
  readonly onStep: (run: StepRun) => void
}

/** What the interrupted write did is known by whether its lead is there. */
export async function lookForLead(
  kind: DestinationKind,
  check: RunningCheck,
  session: unknown,
  { fate, onStep }: Search,
): Promise<void> {
  const readBack = await runStep(kind, 'read-back', check, session)
  const isFound = !readBack.skipped && outcomeOf(readBack.evidence) === 'pass'
  if (isFound) fate.receipt = 'created'
  onStep(notSentAgain(check.context.lead.marker, isFound))
  onStep(readBack)
}

function notSentAgain(marker: string, isFound: boolean): StepRun {
  const earlier = 'Not sent again: an earlier attempt was interrupted while it sent the lead'
  const base = skip('write', `${earlier}${isFound ? ', which had arrived' : ''}.`)
  if (isFound) return { ...base, skipped: false }
  const evidence: Evidence = {
    step: 'write',
    outcome: 'inconclusive',
    codes: ['lp:write-interrupted'],
    text: marker,
    captures: { marker },
  }
  return { ...base, evidence: [evidence], skipped: false }
}
