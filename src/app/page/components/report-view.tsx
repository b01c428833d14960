// A whole report: the verdict in one sentence, the remedy, what became of the test lead, the steps.
import type { Finding, Report } from '../../../model/report.ts'
import type { ReportedKind } from '../../../report/field-name.ts'
import { repeatedFindings } from '../../../report/repeated-findings.ts'
import { reportSentence } from '../../../report/text/summary.ts'
import { visible } from '../../../report/visible-text.ts'
import type { Comparison } from '../../compare-reports.ts'
import { sentenceCase, VERDICT_TITLES } from '../words.ts'
import { ComparisonView } from './comparison-view.tsx'
import { FindingCard } from './finding-card.tsx'
import { Icon } from './icon.tsx'
import { leadFate } from './lead-fate.ts'
import { StepList } from './step-list.tsx'

interface ReportViewProps {
  readonly report: Report
  /** What changed since the check before, when there was one. */
  readonly comparison?: Comparison | undefined
}

export function ReportView({ report, comparison }: ReportViewProps) {
  return (
    <div class="report">
      <Verdict report={report} />
      {comparison === undefined ? null : <ComparisonView comparison={comparison} />}
      <Findings findings={report.findings} kind={report.destination.kind} />
      <section aria-labelledby="steps-heading">
        <h2 id="steps-heading">Steps</h2>
        <StepList steps={report.steps} />
      </section>
    </div>
  )
}

export function Verdict({ report }: { report: Report }) {
  return (
    <section class="verdict" data-verdict={report.verdict} aria-labelledby="verdict-heading">
      <Icon name={report.verdict} />
      <div class="verdict-body">
        <h2 id="verdict-heading" tabindex={-1}>
          {VERDICT_TITLES[report.verdict]}
        </h2>
        <p class="verdict-sentence">{sentenceCase(visible(reportSentence(report)))}</p>
        <p class="lead-fate">{leadFate(report.testLead)}</p>
      </div>
    </section>
  )
}

interface FindingsProps {
  readonly findings: readonly Finding[]
  readonly kind: ReportedKind
}

/** The root cause in full; what else was noticed stays folded under it. */
export function Findings({ findings, kind }: FindingsProps) {
  const repeated = repeatedFindings(findings)
  const [first, ...others] = findings.filter((_, index) => !repeated.has(index))
  if (first === undefined) return null
  return (
    <section class="findings" aria-label="Findings">
      <FindingCard finding={first} kind={kind} />
      {others.length === 0 ? null : (
        <details class="fold others">
          <summary>
            {others.length === 1 ? 'One more finding' : `${others.length} more findings`}
          </summary>
          {others.map((finding) => (
            <FindingCard finding={finding} kind={kind} />
          ))}
        </details>
      )}
    </section>
  )
}
