// JUnit XML, in the common subset of what CI systems read (github.com/testmoapp/junitxml):
// a suite for each destination, a case for each step.
import type { Report, ReportSet, StepReport } from '../../model/report.ts'
import type { Outcome } from '../../model/vocabulary.ts'
import { countedOutcome } from '../counted-outcome.ts'
import { withEntities } from '../entities.ts'
import { findingMessage } from '../finding-message.ts'
import type { FormatContext } from '../format.ts'
import { type PlacedFinding, placedFindings } from '../placed-finding.ts'
import { reportSentence } from '../text/summary.ts'
import { oneLine } from '../visible-text.ts'
import { element } from './xml.ts'

export function junitReport(set: ReportSet, context: FormatContext): string {
  const found = placedFindings(set, context)
  const suites = set.reports.map((report, index) =>
    suiteOf(
      report,
      found.filter(({ reportIndex }) => reportIndex === index),
      context,
    ),
  )
  const total = element(
    'testsuites',
    { name: 'leadprobe', ...sum(suites.map(({ counts }) => counts)) },
    ['\n', ...suites.map(({ xml }) => `${xml}\n`)],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${total}\n`
}

interface Counts {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
  /** Seconds. */
  readonly time: number
}

function sum(counts: readonly Counts[]): Counts {
  const add = (key: keyof Counts) => counts.reduce((total, count) => total + count[key], 0)
  return {
    tests: add('tests'),
    failures: add('failures'),
    errors: add('errors'),
    skipped: add('skipped'),
    time: Number(add('time').toFixed(3)),
  }
}

function suiteOf(report: Report, found: readonly PlacedFinding[], context: FormatContext) {
  const cases = report.steps.map((step) => caseOf(report, step, found, context))
  const counts: Counts = {
    tests: cases.length,
    failures: cases.filter(({ result }) => result === 'failure').length,
    errors: cases.filter(({ result }) => result === 'error').length,
    skipped: cases.filter(({ result }) => result === 'skipped').length,
    time: secondsOf(report.durationMs),
  }
  const name = oneLine([report.offer ?? '', report.destination.name].filter(Boolean).join(' '))
  const attributes = { name, ...counts, timestamp: report.startedAt.replace(/Z$/, '') }
  const children = cases.map(({ xml }) => `  ${xml}\n`)
  return { counts, xml: element('testsuite', attributes, ['\n', ...children]) }
}

type CaseResult = 'passed' | 'failure' | 'error' | 'skipped'

function caseOf(
  report: Report,
  step: StepReport,
  found: readonly PlacedFinding[],
  context: FormatContext,
): { readonly result: CaseResult; readonly xml: string } {
  const own = found.filter(({ finding }) => finding.step === step.id)
  const outcome = countedOutcome(
    step,
    found.map(({ finding }) => finding),
    (index) => found[index]?.exemption !== undefined,
  )
  const result = resultOf(outcome, own, context)
  const place = own.find((placed) => placed.place !== undefined)?.place
  const attributes = {
    classname: oneLine(`${report.destination.kind}.${report.destination.name}`),
    name: step.id,
    time: secondsOf(step.durationMs),
    file: place?.path ?? place?.file,
    line: place?.line,
  }
  const children = childrenOf(result, report, step, own)
  return { result, xml: element('testcase', attributes, children) }
}

/** What leadprobe could not tell is neither passed nor failed, unless the user counts it. */
function resultOf(
  outcome: Outcome,
  found: readonly PlacedFinding[],
  { failOn = [] }: FormatContext,
): CaseResult {
  if (outcome === 'skip') return 'skipped'
  if (found.some(({ finding }) => finding.rule === 'leadprobe/internal-error')) return 'error'
  if (outcome === 'pass') return 'passed'
  if (outcome === 'fail' || failOn.includes(outcome)) return 'failure'
  return outcome === 'warn' ? 'passed' : 'skipped'
}

/** Some readers show the attribute and some the text, so both say it. */
function childrenOf(
  result: CaseResult,
  report: Report,
  step: StepReport,
  found: readonly PlacedFinding[],
): readonly string[] {
  const told = found.map((placed) => findingMessage(placed)).join('\n\n')
  const [first] = found
  if (result === 'passed')
    return told === '' ? [] : [element('system-out', {}, [withEntities(told)])]
  const message = oneLine(first?.finding.title ?? step.summary)
  if (result === 'skipped') {
    return [element('skipped', { message }, [withEntities(told === '' ? step.summary : told)])]
  }
  const text = told === '' ? `${step.summary}\n${reportSentence(report)}` : told
  return [
    element(result, { message, type: first?.finding.rule ?? step.outcome }, [withEntities(text)]),
  ]
}

function secondsOf(ms: number): number {
  return Number((ms / 1000).toFixed(3))
}
