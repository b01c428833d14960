// A stored report. Needs no script.
import type { Report } from '../../../model/report.ts'
import { visible } from '../../../report/visible-text.ts'
import { KEEP_MS } from '../../../store/report-store.ts'
import type { Comparison } from '../../compare-reports.ts'
import { Layout } from '../components/layout.tsx'
import { Moment } from '../components/moment.tsx'
import { ReportView } from '../components/report-view.tsx'
import { sentenceCase } from '../words.ts'

interface ReportPageProps {
  readonly report: Report
  readonly markdown: string
  readonly comparison?: Comparison
  readonly hasLab: boolean
  /** Whether it is for one tenant’s keys alone. */
  readonly isPrivate: boolean
}

export function ReportPage({ report, markdown, comparison, hasLab, isPrivate }: ReportPageProps) {
  const { destination, startedAt, offer } = report
  return (
    <Layout title={`Report on ${destination.name}`} section="none" hasLab={hasLab}>
      <div class="intro">
        <h1>{sentenceCase(visible(destination.name))}</h1>
        <p class="muted">
          Checked <Moment iso={startedAt} />
          {offer === undefined ? '' : ` for the offer ${visible(offer)}`}
        </p>
      </div>
      <div class="report-page">
        <ReportView report={report} comparison={comparison} />
      </div>
      <ReportFoot report={report} markdown={markdown} isPrivate={isPrivate} />
    </Layout>
  )
}

type FootProps = Pick<ReportPageProps, 'report' | 'markdown' | 'isPrivate'>

function ReportFoot({ report, markdown, isPrivate }: FootProps) {
  const { id, startedAt } = report
  const endsAt = new Date(Date.parse(startedAt) + KEEP_MS).toISOString()
  return (
    <section class="report-foot" aria-labelledby="foot-heading">
      <h2 id="foot-heading">Hand it on</h2>
      <p class="muted">
        {isPrivate
          ? 'Only your team can read the report.'
          : 'Anyone with this address can read the report.'}{' '}
        It holds no secret, and is deleted on <time datetime={endsAt}>{endsAt.slice(0, 10)}</time>.
      </p>
      <div class="actions">
        <a class="button quiet" href={`/reports/${id}.html`}>
          HTML file
        </a>
        <a class="button quiet" href={`/reports/${id}.md`}>
          Markdown
        </a>
        <a class="button quiet" href={`/reports/${id}.json`}>
          JSON
        </a>
        <form method="post" action={`/reports/${id}/delete`}>
          <button type="submit" class="quiet">
            Delete it now
          </button>
        </form>
      </div>
      <details class="fold">
        <summary>Markdown for a ticket</summary>
        <div class="reply">
          <textarea id="markdown" readonly rows={10} aria-label="The report as Markdown">
            {visible(markdown)}
          </textarea>
          <div class="actions">
            <button type="button" class="quiet script-only" data-copies="markdown">
              Copy
            </button>
            <span class="muted" role="status" />
          </div>
        </div>
      </details>
    </section>
  )
}
