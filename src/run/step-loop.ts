// Runs the steps of one check in order, and always cleans up. A step that failed or was inconclusive
// ends the probing, the same for all kinds. There are two exceptions: reads that the permission step
// was refused, because the write needs none of them and is the proof, and a write that may have
// arrived, because it is worth looking for. A service that was silent, overloaded or broken while
// permissions were read is left alone: what became of a lead sent there could not be told either.
import type { DestinationKind, RemoteStepId } from '../model/destination-kind.ts'
import type { Evidence } from '../model/evidence.ts'
import type { TestLead } from '../model/test-lead.ts'
import type { Receipt, Verdict } from '../model/vocabulary.ts'
import type { RunningCheck } from './check-context.ts'
import { type LeadFate, runCleanUp } from './clean-up.ts'
import { lookForLead, takenOver } from './interrupted-write.ts'
import { outcomeOf } from './outcome.ts'
import { openSession, runStep, type StepRun, skip } from './run-step.ts'

export interface StepTask {
  readonly keepLead: boolean
  /** Awaited right before the lead is sent; nothing is sent when it resolves to false. */
  mayWrite(lead: TestLead): Promise<boolean>
  /** True when an earlier attempt may have sent the lead: it is looked for, and not sent again. */
  readonly isInterrupted: boolean
}

const PROBING = ['network', 'sign-in', 'permission', 'write', 'read-back'] as const

export async function runSteps(
  kind: DestinationKind,
  check: RunningCheck,
  task: StepTask,
  onStep: (run: StepRun) => void,
): Promise<LeadFate> {
  const fate: LeadFate = {
    receipt: task.isInterrupted ? 'maybe-created' : 'nothing',
    removed: false,
  }
  let blockedBy: string | undefined
  const opened = await openSession(kind, check)
  if (!opened.ok) {
    onStep(opened.run)
    blockedBy = 'leadprobe could not start it'
  }
  const session = opened.ok ? opened.session : undefined
  for (const id of opened.ok ? PROBING : PROBING.slice(1)) {
    if (id === 'write' && task.isInterrupted && blockedBy === undefined) {
      await lookForLead(kind, check, session, { fate, onStep })
      break
    }
    const run =
      blockedBy === undefined
        ? await runProbe(kind, id, check, { session, task })
        : skip(id, `Not run, because ${blockedBy}.`)
    fate.receipt = run.receipt ?? fate.receipt
    blockedBy ??= reasonToStop(run, fate.receipt)
    onStep(run)
  }
  const cleanUp = await runCleanUp(kind, check, session, { fate, keepLead: task.keepLead })
  fate.removed = cleanUp.removed === true
  onStep(cleanUp)
  return fate
}

interface Probe {
  readonly session: unknown
  readonly task: StepTask
}

async function runProbe(
  kind: DestinationKind,
  id: RemoteStepId,
  check: RunningCheck,
  { session, task }: Probe,
): Promise<StepRun> {
  if (id === 'write' && !(await task.mayWrite(check.context.lead))) return takenOver()
  return runStep(kind, id, check, session)
}

function reasonToStop(run: StepRun, receipt: Receipt): string | undefined {
  if (run.skipped) return undefined
  const outcome: Verdict = outcomeOf(run.evidence)
  if (outcome === 'fail') return `${run.id} failed`
  if (outcome !== 'inconclusive') return undefined
  if (run.id === 'permission' && run.evidence.every(isNoTrouble)) return undefined
  // A write that may have arrived is worth looking for before anything else is said.
  const isWorthLooking = run.id === 'write' && receipt !== 'nothing'
  return isWorthLooking ? undefined : `${run.id} was inconclusive`
}

/** Whether the other side answered, and with something else than trouble of its own. */
function isNoTrouble({ outcome, status }: Evidence): boolean {
  if (outcome !== 'inconclusive') return true
  return status !== undefined && status < 500 && status !== 408 && status !== 429
}
