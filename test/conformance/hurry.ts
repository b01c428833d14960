// Any platform with a clock that runs faster, so that minutes of patience take seconds.
import type { Platform } from '../../src/model/platform.ts'

/** Clock and timers run `pace` times as fast; the network is real and takes the time it takes. */
export function hurry(platform: Platform, pace: number): Platform {
  const { clock, timers } = platform
  const startedAt = clock.now()
  const started = clock.monotonicMs()
  return {
    ...platform,
    clock: {
      now: () => startedAt + (clock.now() - startedAt) * pace,
      monotonicMs: () => started + (clock.monotonicMs() - started) * pace,
    },
    timers: { after: (ms, run) => timers.after(ms / pace, run) },
  }
}
