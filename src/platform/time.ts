// The clock and the timers that Node and Workers share.
import type { Clock, Timers } from '../model/platform.ts'

export const clock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
}

export const timers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
