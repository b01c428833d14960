// Runs the steps of one check in order, and always cleans up. A step that failed or was inconclusive
// ends the probing, the same for all kinds. There are two exceptions: reads that the permission step
// was refused, because the write needs none of them and is the proof, and a write that may have
// arrived, because it is worth looking for. A service that was silent, overloaded or broken while
// permissions were read is left alone: what became of a lead sent there could not be told either.
import type { DestinationKind, RemoteStepId, StepResult } from '../model/destination-kind.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Connection, Exchange } from '../model/exchange.ts'
import type { TestLead } from '../model/test-lead.ts'
import type { Receipt, StepId, Verdict } from '../model/vocabulary.ts'
import type { RunningCheck } from './check-context.ts'
import { outcomeOf } from './outcome.ts'

export interface StepRun extends StepResult {
  readonly id: StepId
  readonly exchanges: readonly (Exchange | Connection)[]
  readonly skipped: boolean
  readonly durationMs: number
}

export interface StepTask {
  readonly keepLead: boolean
  /** Awaited right before the lead is sent; nothing is sent when it resolves to false. */
  mayWrite(lead: TestLead): Promise<boolean>
  /** True when an earlier attempt may have sent the lead: it is looked for, and not sent again. */
  readonly isInterrupted: boolean
}

/** What became of the test lead. */
export interface LeadFate {
  receipt: Receipt
  removed: boolean
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

/** Another attempt at the same check has the only right to send. */
function takenOver(): StepRun {
  const evidence: Evidence = { step: 'write', outcome: 'inconclusive', codes: ['lp:cancelled'] }
  const summary = 'Nothing was sent, because another attempt took the check over.'
  return { ...skip('write', summary), evidence: [evidence], skipped: false }
}

interface Search {
  readonly fate: LeadFate
  readonly onStep: (run: StepRun) => void
}

/** What the interrupted write did is known by whether its lead is there. */
async function lookForLead(
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

type Opened =
  | { readonly ok: true; readonly session: unknown }
  | { readonly ok: false; readonly run: StepRun }

async function openSession(kind: DestinationKind, check: RunningCheck): Promise<Opened> {
  try {
    return { ok: true, session: await kind.open(check.context) }
  } catch (error) {
    return {
      ok: false,
      run: { ...skip('network', ''), ...crashed('network', error), skipped: false },
    }
  }
}

async function runStep(
  kind: DestinationKind,
  id: RemoteStepId,
  check: RunningCheck,
  session: unknown,
): Promise<StepRun> {
  const step = kind.steps[id]
  if (typeof step !== 'function') return skip(id, step.notApplicable)
  const { clock } = check.context
  const startedAt = clock.monotonicMs()
  const result = await step(check.context, session).catch((error: unknown) => crashed(id, error))
  const durationMs = clock.monotonicMs() - startedAt
  const exchanges = check.takeExchanges()
  return { ...result, id, exchanges, skipped: result.skipped ?? false, durationMs }
}

/** A bug of ours is never a failed destination; a crash while writing may have left a lead. */
function crashed(id: RemoteStepId, error: unknown): StepResult {
  const evidence: Evidence = {
    step: id,
    outcome: 'inconclusive',
    codes: ['lp:internal-error'],
    text: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
  return {
    summary: 'leadprobe itself failed in this step.',
    evidence: [evidence],
    ...(id === 'write' ? { receipt: 'maybe-created' as const } : {}),
  }
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

interface CleanUpTask {
  readonly fate: LeadFate
  readonly keepLead: boolean
}

async function runCleanUp(
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

export function skip(id: StepId, summary: string): StepRun {
  return { id, summary, evidence: [], exchanges: [], skipped: true, durationMs: 0 }
}
