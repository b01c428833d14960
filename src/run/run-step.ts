// One step of a kind, and what stands in its place when it is skipped or leadprobe itself breaks.
import type { DestinationKind, RemoteStepId, StepResult } from '../model/destination-kind.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Connection, Exchange } from '../model/exchange.ts'
import type { StepId } from '../model/vocabulary.ts'
import type { RunningCheck } from './check-context.ts'

export interface StepRun extends StepResult {
  readonly id: StepId
  readonly exchanges: readonly (Exchange | Connection)[]
  readonly skipped: boolean
  readonly durationMs: number
}

export type Opened =
  | { readonly ok: true; readonly session: unknown }
  | { readonly ok: false; readonly run: StepRun }

export async function openSession(kind: DestinationKind, check: RunningCheck): Promise<Opened> {
  try {
    return { ok: true, session: await kind.open(check.context) }
  } catch (error) {
    return {
      ok: false,
      run: { ...skip('network', ''), ...crashed('network', error), skipped: false },
    }
  }
}

export async function runStep(
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

export function skip(id: StepId, summary: string): StepRun {
  return { id, summary, evidence: [], exchanges: [], skipped: true, durationMs: 0 }
}
