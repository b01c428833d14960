// A sign of life where a check waits for long: which steps are still running, now and then.
import type { Timers } from '../model/platform.ts'
import { STEP_IDS } from '../model/vocabulary.ts'
import type { Progress } from './progress.ts'

/** Longer than most steps take, shorter than patience lasts. */
const SILENCE_MS = 10_000
const MOST_NAMED = 4

/** The same progress, which also says what it waits for after ten seconds without a step. */
export function withHeartbeat(
  progress: Progress,
  names: readonly string[],
  timers: Timers,
): Progress {
  const ended = new Map<number, number>()
  let silentMs = 0
  let cancel: () => void = () => undefined
  const watch = () => {
    cancel = timers.after(SILENCE_MS, () => {
      silentMs += SILENCE_MS
      const running = runningSteps(names, ended)
      if (running !== '') progress.note(`Still waiting after ${silentMs / 1000} s for ${running}.`)
      watch()
    })
  }
  watch()
  return {
    onStep(check, step) {
      ended.set(check, (ended.get(check) ?? 0) + 1)
      cancel()
      silentMs = 0
      watch()
      progress.onStep(check, step)
    },
    note: progress.note,
    end() {
      cancel()
      return progress.end()
    },
  }
}

function runningSteps(names: readonly string[], ended: ReadonlyMap<number, number>): string {
  const running = [...ended].flatMap(([check, count]) => {
    const step = STEP_IDS[count]
    return step === undefined ? [] : [`${names[check]}: ${step}`]
  })
  const more = running.length - MOST_NAMED
  return [...running.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}
