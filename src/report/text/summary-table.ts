// One line a destination, for a run of several: the verdict, and what is to be known first.
import type { Report, ReportSet } from '../../model/report.ts'
import { nameIn } from '../name-in-set.ts'
import { oneLine } from '../visible-text.ts'
import { displayWidth } from './display-width.ts'
import { padEnd, wrap } from './layout.ts'
import type { TextStyle } from './style.ts'
import { verdictWords } from './verdict-words.ts'
import { SYMBOLS } from './words.ts'

/** Longer names move what follows to the right instead of all the others. */
const WIDEST_NAME = 32

export function summaryTable(set: ReportSet, style: TextStyle): readonly string[] {
  const { reports } = set
  const nameOf = nameIn(set)
  const name = (report: Report) => oneLine(nameOf(report))
  const widths = reports.map((report) => displayWidth(name(report)))
  const columns = Math.min(WIDEST_NAME, Math.max(...widths)) + 2
  return reports.flatMap((report) => {
    const symbol = style.outcome[report.verdict](SYMBOLS[report.verdict])
    const first = `  ${symbol} ${padEnd(name(report), columns)}`
    return wrap(oneLine(told(report)), style.width, { first, rest: ' '.repeat(4 + columns) })
  })
}

function told(report: Report): string {
  const root = report.findings.find(({ severity }) => severity !== 'info')
  return root === undefined || report.verdict === 'pass'
    ? verdictWords(report).toLowerCase()
    : root.title
}
