// Reports as text for a person: what happened step by step, the cause, the remedy, one sentence.
import type { Report, ReportSet } from '../../model/report.ts'
import type { Exemption, FormatContext, SourcePlace } from '../format.ts'
import { repeatedFindings } from '../repeated-findings.ts'
import { oneLine, visibleDeep } from '../visible-text.ts'
import { displayWidth } from './display-width.ts'
import { findingLines } from './finding-lines.ts'
import { duration, spread, wrapIndented } from './layout.ts'
import { leadLines } from './lead-lines.ts'
import { stepLines } from './step-lines.ts'
import { createStyle, type TextStyle } from './style.ts'
import { reportSentence, setSentence } from './summary.ts'
import { summaryTable } from './summary-table.ts'
import { verdictWords } from './verdict-words.ts'

export function textReport(set: ReportSet, context: FormatContext): string {
  const style = createStyle(context)
  const sections = set.reports.map((report, index) =>
    reportLines(visibleDeep(report), style, {
      place: (finding) => context.locate(index, finding),
      exemption: (finding) => context.exempt?.(index, finding),
    }),
  )
  const total =
    set.reports.length > 1
      ? [
          '',
          ...summaryTable(visibleDeep(set), style),
          '',
          ...wrapIndented(setSentence(visibleDeep(set)), style.width, 0),
        ]
      : []
  const rule = ['', style.dim('─'.repeat(style.width)), '']
  const body = sections.flatMap((lines, index) => (index === 0 ? lines : [...rule, ...lines]))
  return `${[...body, ...(total.length > 0 ? [...rule.slice(0, 2), ...total] : [])].join('\n')}\n`
}

/** What the run knows of the nth finding of a report. */
interface FindingNotes {
  place(finding: number): SourcePlace | undefined
  exemption(finding: number): Exemption | undefined
}

function reportLines(
  report: Report,
  style: TextStyle,
  { place, exemption }: FindingNotes,
): readonly string[] {
  const steps = report.steps.flatMap((step) =>
    stepLines({ ...step, summary: oneLine(step.summary) }, style),
  )
  const repeated = repeatedFindings(report.findings)
  const findings = report.findings.flatMap((finding, index) => {
    if (repeated.has(index)) return []
    const at = finding.field === undefined ? undefined : place(index)
    const { kind } = report.destination
    const notes = { seen: 'What was seen', place: at, kind, exemption: exemption(index) }
    return ['', ...findingLines(finding, { style, ...notes })]
  })
  const wasWritten = report.steps.some(({ id }) => id === 'write')
  const lead = wasWritten ? ['', ...leadLines(report, style)] : []
  const sentence = wrapIndented(reportSentence(report), style.width, 0, style.bold)
  return [...headerLines(report, style), '', ...steps, ...findings, ...lead, '', ...sentence]
}

function headerLines(report: Report, style: TextStyle): readonly string[] {
  const { name, kind, cloud } = report.destination
  const facts = [kind, ...(cloud === 'global' ? [] : [`cloud ${cloud}`]), report.offer ?? '']
  const about = facts.filter((fact) => fact !== '').join(' · ')
  const badge = style.badge[report.verdict](verdictWords(report))
  const title = `${badge} ${style.bold(oneLine(name))}`
  const time = style.dim(duration(report.durationMs))
  const line = spread(`${title} ${style.dim(`· ${about}`)}`, time, style.width)
  if (displayWidth(line) <= style.width) return [line.trimEnd()]
  return [spread(title, time, style.width), ...wrapIndented(about, style.width, 2, style.dim)]
}
