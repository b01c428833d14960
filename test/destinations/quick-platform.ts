// Node's platform, except that the pauses between two looks for a lead take no time: the clock
// jumps over them.
import { PAUSES_MS } from '../../src/destinations/look-patiently.ts'
import type { Platform } from '../../src/model/platform.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'

export interface QuickPlatform extends Platform {
  /** Milliseconds jumped over so far. */
  skippedMs(): number
}

const pauses: ReadonlySet<number> = new Set(PAUSES_MS)

export function quickPlatform(): QuickPlatform {
  const real = createNodePlatform()
  let skippedMs = 0
  return {
    ...real,
    skippedMs: () => skippedMs,
    clock: {
      now: () => real.clock.now() + skippedMs,
      monotonicMs: () => real.clock.monotonicMs() + skippedMs,
    },
    timers: {
      after(ms, run) {
        if (!pauses.has(ms)) return real.timers.after(ms, run)
        return real.timers.after(0, () => {
          skippedMs += ms
          run()
        })
      },
    },
  }
}
