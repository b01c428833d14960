// The progress of many destinations: one line that counts on a terminal, one line each elsewhere.
import type { StepReport } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'
import { wrap } from '../report/text/layout.ts'
import { oneLine } from '../report/visible-text.ts'
import { worst } from '../run/outcome.ts'
import { widthOf } from './color.ts'
import type { CliHost } from './host.ts'
import type { Progress } from './progress.ts'

const WORDS: readonly (readonly [Verdict, string])[] = [
  ['fail', 'failed'],
  ['inconclusive', 'could not be told'],
  ['warn', 'with warnings'],
]

export async function createTally(
  names: readonly string[],
  isLive: boolean,
  host: CliHost,
): Promise<Progress> {
  const running = new Map<number, StepReport[]>()
  const verdicts: Verdict[] = []
  const screen = isLive ? await liveLine(host) : plainLines(host)
  return {
    onStep(check, step) {
      const steps = [...(running.get(check) ?? []), step]
      running.set(check, steps)
      if (step.id === 'clean-up') {
        const verdict = worst(steps.map(({ outcome }) => outcome))
        running.delete(check)
        verdicts.push(verdict)
        const count = `${verdicts.length}/${names.length}`
        screen.finished(`${count} ${names[check]}: ${verdict}${leftBehind(step)}`)
      }
      const now = [...running.keys()].map((index) => names[index]).join(', ')
      screen.draw(`${tallied(verdicts, names.length)}${now === '' ? '' : ` · now ${now}`}`)
    },
    note: screen.note,
    end: screen.end,
  }
}

/** Said at once: nobody may be there to read the report. */
function leftBehind({ evidence, summary }: StepReport): string {
  const isLeft = evidence.some(({ codes }) => codes.some((code) => /^lp:lead-.*left/.test(code)))
  return isLeft ? `. ${summary}` : ''
}

function tallied(verdicts: readonly Verdict[], total: number): string {
  const parts = WORDS.map(([verdict, words]) => {
    const count = verdicts.filter((found) => found === verdict).length
    return count === 0 ? '' : `${count} ${words}`
  })
  return [`${verdicts.length}/${total} checked`, ...parts.filter((part) => part !== '')].join(' · ')
}

interface Screen {
  finished(line: string): void
  draw(line: string): void
  note(text: string): void
  end(): Promise<void>
}

function plainLines(host: CliHost): Screen {
  let written = Promise.resolve()
  const print = (line: string) => {
    written = written.then(() => host.stderr.write(`${oneLine(line)}\n`))
  }
  return { finished: print, draw: () => undefined, note: print, end: () => written }
}

async function liveLine(host: CliHost): Promise<Screen> {
  const area = await host.stderr.live()
  const width = widthOf(host.stderr, host.env)
  let [line, remark] = ['', '']
  const draw = () => {
    const [first = ''] = wrap(oneLine(line), width - 1, { first: '', rest: '' })
    area.update(remark === '' ? first : `${first}\n${remark}`)
  }
  return {
    finished: () => undefined,
    draw(text) {
      line = text
      draw()
    },
    note(text) {
      remark = text
      draw()
    },
    end: async () => area.clear(),
  }
}
