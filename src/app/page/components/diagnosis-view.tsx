// A ticket explained: the text with the telling words marked, the cause, the remedy, a reply to copy.
import type { Finding } from '../../../model/report.ts'
import { replyText } from '../../../report/reply/reply-text.ts'
import { FindingCard } from './finding-card.tsx'

export function DiagnosisView({ findings }: { findings: readonly Finding[] }) {
  const [first, ...others] = findings
  if (first === undefined) return <NothingRecognised />
  return (
    <div class="diagnosis">
      <h2 id="result-heading" tabindex={-1}>
        The cause
      </h2>
      <FindingCard finding={first} seen="What the text says" showsConfidence />
      <section aria-labelledby="reply-heading" class="reply">
        <div class="reply-head">
          <h3 id="reply-heading">Reply to send back</h3>
          <div class="actions">
            <span class="muted" role="status" />
            <button type="button" class="quiet script-only" data-copies="reply">
              Copy
            </button>
          </div>
        </div>
        <textarea id="reply" readonly rows={10} aria-labelledby="reply-heading">
          {replyText(first)}
        </textarea>
      </section>
      {others.length === 0 ? null : (
        <details class="fold others">
          <summary>
            {others.length === 1 ? 'One related cause' : `${others.length} related causes`}
          </summary>
          {others.map((finding) => (
            <FindingCard finding={finding} seen="What the text says" showsConfidence />
          ))}
        </details>
      )}
    </div>
  )
}

function NothingRecognised() {
  return (
    <div class="diagnosis">
      <h2 id="result-heading" tabindex={-1}>
        Nothing recognised
      </h2>
      <p>The text reports no failure of a lead destination that leadprobe knows. Ask for:</p>
      <ul>
        <li>the whole error with its code, such as AADSTS…, 0x8004… or AuthenticationFailed;</li>
        <li>the answer of the server, with its status line and body;</li>
        <li>the notification or exception text that Partner Center or the CRM sent by mail.</li>
      </ul>
      <p>
        To test settings rather than an error, paste them under <a href="/">Check</a>.
      </p>
    </div>
  )
}
