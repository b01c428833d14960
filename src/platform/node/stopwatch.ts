// Times the phases of a request one after another and ends the one that takes too long.
import type { Phase } from '../../model/exchange.ts'
import { phaseBudgetMs } from '../../net/deadline.ts'
import type { PhaseContext } from '../../net/run-phase.ts'

export interface Stopwatch {
  /** Ends the phase before and starts this one; `timeUp` is called when its budget is over. */
  enter(phase: Phase, timeUp: () => void): void
  /** Something came: the budget of the phase starts anew. */
  touch(): void
  phase(): Phase
  stop(): void
}

/** Nothing runs until a phase is entered. */
export function createStopwatch(
  phases: { [P in Phase]?: number },
  { clock, timers, deadline }: PhaseContext,
): Stopwatch {
  let phase: Phase = 'guard'
  let since = 0
  let touchedAt = 0
  let onTimeUp: (() => void) | undefined
  let stopTimer = noTimer
  const interrupt = () => onTimeUp?.()
  /** Re-arms itself when something came meanwhile, instead of a new timer for every piece. */
  const arm = (ms: number) => {
    stopTimer = timers.after(ms, () => {
      const left = touchedAt + phaseBudgetMs(phase, deadline) - clock.monotonicMs()
      if (left > 0 && deadline.remainingMs() > 0) arm(left)
      else interrupt()
    })
  }
  const leave = () => {
    stopTimer()
    if (onTimeUp !== undefined) phases[phase] = clock.monotonicMs() - since
  }
  deadline.signal.addEventListener('abort', interrupt)
  return {
    enter(next, timeUp) {
      leave()
      phase = next
      onTimeUp = timeUp
      since = clock.monotonicMs()
      touchedAt = since
      arm(phaseBudgetMs(next, deadline))
    },
    touch() {
      touchedAt = clock.monotonicMs()
    },
    phase: () => phase,
    stop() {
      leave()
      onTimeUp = undefined
      deadline.signal.removeEventListener('abort', interrupt)
    },
  }
}

function noTimer(): void {
  // Nothing to stop.
}
