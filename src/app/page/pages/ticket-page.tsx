// The second tab: paste a ticket, read the cause.
import type { Finding } from '../../../model/report.ts'
import { DiagnosisView } from '../components/diagnosis-view.tsx'
import { Layout } from '../components/layout.tsx'
import { MarkedTicket } from '../components/marked-ticket.tsx'
import { TicketBox } from '../components/ticket-box.tsx'

interface TicketPageProps {
  readonly hasLab: boolean
  readonly text?: string
  readonly findings?: readonly Finding[]
  readonly askNext?: readonly string[]
}

export function TicketPage({ hasLab, text = '', findings, askNext = [] }: TicketPageProps) {
  return (
    <Layout title="Explain a ticket" section="ticket" hasLab={hasLab}>
      <div class="intro">
        <h1>Explain a ticket</h1>
        <p class="lede">
          Paste an error, a mail or a log, in the language it came in. It is read here and sent
          nowhere else.
        </p>
      </div>
      <div id="ticket">
        <div class="workbench" data-phase={findings === undefined ? 'idle' : 'done'}>
          <div class="workbench-input">
            <form method="post" action="/ticket" class="card">
              <TicketBox text={text} />
              <div class="actions">
                <button type="submit" class="primary">
                  Explain it
                </button>
              </div>
            </form>
            {findings === undefined ? null : <MarkedTicket text={text} findings={findings} />}
          </div>
          {findings === undefined ? null : <DiagnosisView findings={findings} askNext={askNext} />}
        </div>
      </div>
    </Layout>
  )
}
