// The ticket tab at work: explains as soon as a text is pasted.
import { useState } from 'hono/jsx/dom'
import type { Finding } from '../../../model/report.ts'
import { DiagnosisView } from '../components/diagnosis-view.tsx'
import { MarkedTicket } from '../components/marked-ticket.tsx'
import { TicketBox } from '../components/ticket-box.tsx'
import { diagnose } from './requests.ts'

interface Explained {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly askNext: readonly string[]
}

export function Ticket() {
  const [text, setText] = useState('')
  const [explained, setExplained] = useState<Explained | undefined>(undefined)
  const [notice, setNotice] = useState('')
  const explain = async () => {
    if (text.trim() === '') return setNotice('Paste a text first.')
    const answer = await diagnose(text)
    if ('refused' in answer) return setNotice(answer.refused)
    setNotice('')
    setExplained({ text, ...answer.value })
    requestAnimationFrame(() => document.getElementById('result-heading')?.focus())
  }
  return (
    <div class="workbench" data-phase={explained === undefined ? 'idle' : 'done'}>
      <div class="workbench-input">
        <form
          class="card"
          onSubmit={(event: Event) => {
            event.preventDefault()
            void explain()
          }}
        >
          <TicketBox text={text} onText={setText} />
          <div class="actions">
            <button type="submit" class="primary">
              Explain it
            </button>
            <p class="notice" role="status">
              {notice}
            </p>
          </div>
        </form>
        {explained === undefined ? null : <MarkedTicket {...explained} />}
      </div>
      {explained === undefined ? null : <DiagnosisView {...explained} />}
    </div>
  )
}
