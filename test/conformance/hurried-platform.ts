// The Node platform with a clock that runs faster, so that minutes of patience take seconds.
import type { Platform } from '../../src/model/platform.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'

/** Clock and timers run `pace` times as fast; sockets are real and take the time they take. */
export function hurriedPlatform(pace: number): Platform {
  const platform = createNodePlatform()
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
