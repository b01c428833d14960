// Timers that are cancelled together.
import type { Timers } from '../../model/platform.ts'

export interface Alarms {
  after(ms: number, run: () => void): void
  every(ms: number, run: () => void): void
  cancelAll(): void
}

export function createAlarms(timers: Timers): Alarms {
  const pending = new Set<() => void>()
  const after = (ms: number, run: () => void) => {
    const cancel = timers.after(ms, () => {
      pending.delete(cancel)
      run()
    })
    pending.add(cancel)
  }
  const every = (ms: number, run: () => void) =>
    after(ms, () => {
      run()
      every(ms, run)
    })
  return {
    after,
    every,
    cancelAll() {
      for (const cancel of pending) cancel()
      pending.clear()
    },
  }
}

/** Runs at most once at a time; asked meanwhile, it runs once more after that. */
export function oneAtATime(run: () => Promise<void>): () => void {
  let isRunning = false
  let isAskedFor = false
  const untilDone = async () => {
    isRunning = true
    while (isAskedFor) {
      isAskedFor = false
      await run()
    }
    isRunning = false
  }
  return () => {
    isAskedFor = true
    if (!isRunning) void untilDone()
  }
}
