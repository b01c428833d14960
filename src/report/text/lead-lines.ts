// What became of the test lead, on one line.
import type { Report } from '../../model/report.ts'
import { wrap } from './layout.ts'
import type { TextStyle } from './style.ts'

export function leadLines({ testLead }: Report, style: TextStyle): readonly string[] {
  const { text, paint } = fate(testLead, style)
  const first = `  ${style.bold('Test lead')}  `
  return wrap(text, style.width, { first, rest: ' '.repeat(13) }, paint)
}

function fate({ marker, receipt, removed }: Report['testLead'], style: TextStyle) {
  if (receipt === 'nothing') return { text: 'none was written.', paint: style.dim }
  if (removed)
    return { text: `${marker} was written and removed again.`, paint: style.outcome.pass }
  const written = receipt === 'created' ? 'was written' : 'may have been written'
  return {
    text: `${marker} ${written} and was not removed by leadprobe.`,
    paint: style.outcome.warn,
  }
}
