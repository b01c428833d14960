// The step list: one step a line while it fits, its time at the right.
import type { StepReport } from '../../model/report.ts'
import { STEP_IDS } from '../../model/vocabulary.ts'
import { duration, padEnd, spread, wrap } from './layout.ts'
import type { TextStyle } from './style.ts'
import { SYMBOLS } from './words.ts'

const NAME_COLUMNS = Math.max(...STEP_IDS.map((id) => id.length)) + 2
/** Room for `2 min 5 s` and the space before it. */
const TIME_COLUMNS = 11

export function stepLines(
  step: Pick<StepReport, 'id' | 'outcome' | 'summary' | 'durationMs'>,
  style: TextStyle,
): readonly string[] {
  const isSkip = step.outcome === 'skip'
  const paint = style.outcome[step.outcome]
  const symbol = paint(SYMBOLS[step.outcome])
  const name = isSkip ? style.dim(step.id) : style.bold(step.id)
  const first = `  ${symbol} ${padEnd(name, NAME_COLUMNS)}`
  const rest = ' '.repeat(4 + NAME_COLUMNS)
  const shown = wrap(
    step.summary,
    style.width - TIME_COLUMNS,
    { first, rest },
    isSkip ? style.dim : undefined,
  )
  const time = isSkip ? '' : duration(step.durationMs)
  if (time === '') return shown
  return [spread(shown[0] ?? '', style.dim(time), style.width), ...shown.slice(1)]
}
