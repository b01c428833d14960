// Runs one phase of a connection inside its budget and notes how long it took.
import type { Exchange, NetworkFailure, Phase } from '../model/exchange.ts'
import type { Clock, Timers } from '../model/platform.ts'
import type { Deadline } from '../model/transport.ts'
import { interruption, isOver, phaseBudgetMs } from './deadline.ts'

export type Phases = Exchange['phases']

export interface PhaseContext {
  readonly clock: Clock
  readonly timers: Timers
  readonly deadline: Deadline
  /** Says what an error means that the phase threw. */
  failureOf(phase: Phase, error: unknown): NetworkFailure
}

export type PhaseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: NetworkFailure }

/**
 * Runs `start`, adding the phase's milliseconds to `phases`. Its signal is aborted when the budget
 * or the check's time is over; the result does not wait for `start` then.
 */
export async function runPhase<T>(
  phase: Phase,
  context: PhaseContext,
  phases: { [P in Phase]?: number },
  start: (signal: AbortSignal) => Promise<T>,
): Promise<PhaseResult<T>> {
  const { clock, deadline } = context
  const startedAt = clock.monotonicMs()
  const watch = watchTime(phase, context)
  try {
    if (isOver(deadline)) return { ok: false, failure: interruption(phase, deadline) }
    return { ok: true, value: await Promise.race([start(watch.signal), watch.interrupted]) }
  } catch (error) {
    const failure = watch.signal.aborted
      ? interruption(phase, deadline)
      : context.failureOf(phase, error)
    return { ok: false, failure }
  } finally {
    watch.stop()
    phases[phase] = clock.monotonicMs() - startedAt
  }
}

/** Rejects when the phase has had its time; the error itself is never read. */
function watchTime(phase: Phase, { deadline, timers }: PhaseContext) {
  const controller = new AbortController()
  const interrupted = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
  })
  interrupted.catch(() => undefined)
  const interrupt = () => controller.abort()
  const stopTimer = timers.after(phaseBudgetMs(phase, deadline), interrupt)
  deadline.signal.addEventListener('abort', interrupt)
  return {
    signal: controller.signal,
    interrupted,
    stop() {
      stopTimer()
      deadline.signal.removeEventListener('abort', interrupt)
    },
  }
}
