// Runs the steps of one check in order: stops where going on makes no sense, always cleans up.
import type { DestinationKind, RemoteStepId, StepResult } from '../model/destination-kind.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Receipt, StepId, Verdict } from '../model/vocabulary.ts'
import type { RunningCheck } from './check-context.ts'
import { outcomeOf } from './outcome.ts'

export interface StepRun extends StepResult {
  readonly id: StepId
  readonly skipped: boolean
  readonly durationMs: number
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
  keepLead: boolean,
  onStep: (run: StepRun) => void,
): Promise<LeadFate> {
  const fate: LeadFate = { receipt: 'nothing', removed: false }
  let blockedBy: string | undefined
  const opened = await openSession(kind, check)
  if (!opened.ok) {
    onStep(opened.run)
    blockedBy = 'leadprobe could not start it'
  }
  const session = opened.ok ? opened.session : undefined
  for (const id of opened.ok ? PROBING : PROBING.slice(1)) {
    const run =
      blockedBy === undefined
        ? await runStep(kind, id, check, session)
        : skip(id, `Not run, because ${blockedBy}.`)
    fate.receipt = run.receipt ?? fate.receipt
    blockedBy ??= reasonToStop(run, fate.receipt)
    onStep(run)
  }
  const cleanUp = await runCleanUp(kind, check, session, { fate, keepLead })
  fate.removed = cleanUp.removed === true
  onStep(cleanUp)
  return fate
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
  return { ...result, id, skipped: result.skipped ?? false, durationMs }
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
  if (outcome !== 'inconclusive' || run.id === 'permission') return undefined
  // A write that may have arrived is worth looking for before anything else is said.
  const isWorthLooking = run.id === 'write' && receipt !== 'nothing'
  return isWorthLooking ? undefined : `${run.id} was inconclusive`
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

function leftBehind(receipt: Receipt, marker: string, outcome: Verdict): Evidence {
  const code = receipt === 'created' ? 'lp:lead-left-behind' : 'lp:lead-maybe-left-behind'
  return { step: 'clean-up', outcome, codes: [code], text: marker, captures: { marker } }
}

export function skip(id: StepId, summary: string): StepRun {
  return { id, summary, evidence: [], skipped: true, durationMs: 0 }
}
