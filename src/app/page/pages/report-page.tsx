// A stored report. Needs no script.
import type { Report } from '../../../model/report.ts'
import { visible } from '../../../report/visible-text.ts'
import { Layout } from '../components/layout.tsx'
import { ReportView } from '../components/report-view.tsx'
import { sentenceCase } from '../words.ts'

export function ReportPage({ report, hasLab }: { report: Report; hasLab: boolean }) {
  const { destination, startedAt, id, offer } = report
  return (
    <Layout title={`Report on ${destination.name}`} section="none" hasLab={hasLab}>
      <div class="intro">
        <h1>{sentenceCase(visible(destination.name))}</h1>
        <p class="muted">
          Checked <time datetime={startedAt}>{startedAt.replace('T', ' ').slice(0, 16)} UTC</time>
          {offer === undefined ? '' : ` for the offer ${visible(offer)}`}
        </p>
      </div>
      <div class="report-page">
        <ReportView report={report} />
      </div>
      <section class="report-foot" aria-label="About this report">
        <p class="muted">
          Anyone with this address can read the report. It holds no secret, and is deleted after 30
          days.
        </p>
        <div class="actions">
          <a class="button quiet" href={`/v1/reports/${id}`}>
            JSON
          </a>
          <form method="post" action={`/reports/${id}/delete`}>
            <button type="submit" class="quiet">
              Delete it now
            </button>
          </form>
        </div>
      </section>
    </Layout>
  )
}
