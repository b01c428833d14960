// The steps as they end: a list that grows in place on a terminal, plain lines elsewhere.
import type { Timers } from '../model/platform.ts'
import type { StepReport } from '../model/report.ts'
import { STEP_IDS } from '../model/vocabulary.ts'
import { duration } from '../report/text/layout.ts'
import { stepLines } from '../report/text/step-lines.ts'
import { createStyle } from '../report/text/style.ts'
import { oneLine } from '../report/visible-text.ts'
import { wantsColor, widthOf } from './color.ts'
import { withHeartbeat } from './heartbeat.ts'
import type { CliHost } from './host.ts'
import { createTally } from './tally.ts'

export interface Progress {
  /** `check` is the index of the name the progress was made with. */
  onStep(check: number, step: StepReport): void
  /** A line that stays. */
  note(text: string): void
  end(): Promise<void>
}

/** Destinations whose steps fit on a screen. */
const MOST_IN_FULL = 6

export const silentProgress: Progress = {
  onStep: () => undefined,
  note: () => undefined,
  end: () => Promise.resolve(),
}

export async function createProgress(
  names: readonly string[],
  host: CliHost,
  timers: Timers,
): Promise<Progress> {
  const isLive = host.stderr.isTTY && host.env['TERM'] !== 'dumb'
  const isLong = names.length > MOST_IN_FULL
  // What is drawn anew shows what is running by itself.
  if (isLive)
    return isLong ? await createTally(names, isLive, host) : await liveProgress(names, host)
  const progress = isLong ? await createTally(names, isLive, host) : plainProgress(names, host)
  return withHeartbeat(progress, names.map(oneLine), timers)
}

function plainProgress(names: readonly string[], host: CliHost): Progress {
  let written = Promise.resolve()
  const print = (line: string) => {
    written = written.then(() => host.stderr.write(`${line}\n`))
  }
  return {
    onStep(check, { id, outcome, summary, durationMs }) {
      const time = outcome === 'skip' ? '' : duration(durationMs)
      const took = time === '' ? '' : ` (${time})`
      print(oneLine(`${names[check]}: ${id} ${outcome}${took}: ${summary}`))
    },
    note: print,
    end: () => written,
  }
}

async function liveProgress(names: readonly string[], host: CliHost): Promise<Progress> {
  const area = await host.stderr.live()
  const style = createStyle({
    width: widthOf(host.stderr, host.env),
    color: wantsColor(host.stderr, host.env),
  })
  const checks = names.map((name) => ({ name: oneLine(name), steps: [] as StepReport[] }))
  let notes = ''
  const draw = () => {
    const blocks = checks.map(({ name, steps }) => {
      const next = STEP_IDS[steps.length]
      const lines = steps.flatMap((step) =>
        stepLines({ ...step, summary: oneLine(step.summary) }, style),
      )
      const running = next === undefined ? [] : [style.dim(`  … ${next}`)]
      return [style.bold(name), ...lines, ...running].join('\n')
    })
    area.update([...blocks, ...(notes === '' ? [] : [notes])].join('\n\n'))
  }
  draw()
  return {
    onStep(check, step) {
      checks[check]?.steps.push(step)
      draw()
    },
    note(text) {
      notes = text
      draw()
    },
    end: async () => area.clear(),
  }
}
