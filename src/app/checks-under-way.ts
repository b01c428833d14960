// The checks that somebody waits for in this process, so that it can end without leaving a lead.
import type { RunsCheck } from './running-checks.ts'

export interface ChecksUnderWay {
  /** The same check, which `stop` cancels too. */
  including(run: RunsCheck): RunsCheck
  /** Cancels all: what was written is removed, and the reports still come. */
  stop(): void
  /** Resolves when none is under way any more. */
  settled(): Promise<void>
}

export function createChecksUnderWay(): ChecksUnderWay {
  const stopped = new AbortController()
  const running = new Set<Promise<unknown>>()
  return {
    including: (run) => async (onEvent, signal) => {
      const check = run(onEvent, AbortSignal.any([signal, stopped.signal]))
      running.add(check)
      try {
        return await check
      } finally {
        running.delete(check)
      }
    },
    stop: () => stopped.abort(),
    async settled() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}
