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

export interface OneAtATime {
  /** Asked while it runs, it runs once more after that. */
  ask(): void
  /** Resolves when it does not run. */
  settled(): Promise<void>
}

export function oneAtATime(run: () => Promise<void>): OneAtATime {
  let current: Promise<void> | undefined
  let isAskedFor = false
  const untilDone = async () => {
    while (isAskedFor) {
      isAskedFor = false
      await run()
    }
    current = undefined
  }
  return {
    ask() {
      isAskedFor = true
      current ??= untilDone()
    },
    settled: () => current ?? Promise.resolve(),
  }
}
