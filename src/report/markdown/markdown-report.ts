// Markdown for a step summary, a ticket or a pull request: a table of all, then what is wrong.
import type { Report, ReportSet } from '../../model/report.ts'
import type { FormatContext } from '../format.ts'
import { nameIn } from '../name-in-set.ts'
import { distinctFindings, type PlacedFinding } from '../placed-finding.ts'
import { duration } from '../text/layout.ts'
import { reportSentence, setSentence } from '../text/summary.ts'
import { SYMBOLS } from '../text/words.ts'
import { visibleDeep } from '../visible-text.ts'
import { markdownFinding } from './markdown-finding.ts'
import { markdownText } from './markdown-text.ts'

export function markdownReport(raw: ReportSet, context: FormatContext): string {
  const set = visibleDeep(raw)
  const found = distinctFindings(set, context)
  const nameOf = nameIn(set)
  const sections = set.reports.map((report, index) =>
    reportSection(
      report,
      nameOf(report),
      found.filter(({ reportIndex }) => reportIndex === index),
    ),
  )
  return `${['# leadprobe', summaryTable(set), ...sections].join('\n\n')}\n`
}

/** The verdicts alone, for a place that has no room for the rest. */
export function markdownSummary(raw: ReportSet): string {
  return `${['# leadprobe', summaryTable(visibleDeep(raw))].join('\n\n')}\n`
}

function summaryTable(set: ReportSet): string {
  const nameOf = nameIn(set)
  const rows = set.reports.map((report) => {
    const verdict = `${SYMBOLS[report.verdict]} ${report.verdict}`
    const root = report.findings[0]?.title ?? ''
    const name = markdownText(nameOf(report))
    const cells = [name, report.destination.kind, verdict, markdownText(root), lead(report)]
    return `| ${cells.join(' | ')} |`
  })
  const head = [
    '| Destination | Kind | Verdict | First finding | Test lead |',
    '|---|---|---|---|---|',
  ]
  return [markdownText(setSentence(set)), [...head, ...rows].join('\n')].join('\n\n')
}

/** A narrow column of a table breaks lines at every other space. */
function together(words: string): string {
  return words.replaceAll(' ', '\u00a0')
}

function lead({ testLead }: Report): string {
  if (testLead.receipt === 'nothing') return 'none written'
  return testLead.removed ? 'removed' : `left: ${markdownText(testLead.marker)}`
}

function reportSection(report: Report, name: string, found: readonly PlacedFinding[]): string {
  const { kind } = report.destination
  const heading = `## ${SYMBOLS[report.verdict]} ${markdownText(name)} (${kind})`
  const steps = report.steps.map((step) => {
    const time = step.outcome === 'skip' ? '' : together(duration(step.durationMs))
    const cells = [
      together(`${SYMBOLS[step.outcome]} ${step.id}`),
      step.outcome,
      markdownText(step.summary),
      time,
    ]
    return `| ${cells.join(' | ')} |`
  })
  const table = ['| Step | Outcome | What happened | Time |', '|---|---|---|---|', ...steps]
  return [
    heading,
    `**${markdownText(reportSentence(report))}**`,
    table.join('\n'),
    ...found.map(markdownFinding),
  ].join('\n\n')
}
