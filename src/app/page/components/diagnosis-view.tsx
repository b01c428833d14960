// A ticket explained: the text with the telling words marked, the cause, the remedy, a reply to copy.
import type { Finding } from '../../../model/report.ts'
import { replyText } from '../../../report/reply/reply-text.ts'
import { FindingCard, IN_TEXT } from './finding-card.tsx'

interface DiagnosisViewProps {
  readonly findings: readonly Finding[]
  /** What to ask the sender for. */
  readonly askNext: readonly string[]
}

export function DiagnosisView({ findings, askNext }: DiagnosisViewProps) {
  const [first, ...others] = findings
  if (first === undefined) return <NothingRecognised askNext={askNext} />
  return (
    <div class="diagnosis">
      <h2 id="result-heading" tabindex={-1}>
        The cause
      </h2>
      <FindingCard finding={first} seen={IN_TEXT} showsConfidence />
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
          {replyText(first, askNext)}
        </textarea>
      </section>
      {askNext.length === 0 ? null : (
        <section aria-labelledby="ask-heading">
          <h3 id="ask-heading">What to ask for next</h3>
          <ul class="asks">
            {askNext.map((ask) => (
              <li>{ask}</li>
            ))}
          </ul>
        </section>
      )}
      {others.length === 0 ? null : (
        <details class="fold others">
          <summary>
            {others.length === 1 ? 'One related cause' : `${others.length} related causes`}
          </summary>
          {others.map((finding) => (
            <FindingCard finding={finding} seen={IN_TEXT} showsConfidence />
          ))}
        </details>
      )}
    </div>
  )
}

function NothingRecognised({ askNext }: { askNext: readonly string[] }) {
  return (
    <div class="diagnosis">
      <h2 id="result-heading" tabindex={-1}>
        Nothing recognised
      </h2>
      <p>The text reports no failure of a lead destination that leadprobe knows. Ask for:</p>
      <ul>
        {(askNext.length === 0 ? USUAL_QUESTIONS : askNext).map((ask) => (
          <li>{ask}</li>
        ))}
      </ul>
      <p>
        To test settings rather than an error, paste them under <a href="/">Check</a>.
      </p>
    </div>
  )
}

const USUAL_QUESTIONS = [
  'The whole error with its code, such as AADSTS…, 0x8004… or AuthenticationFailed.',
  'The answer of the server, with its status line and body.',
  'The text of the mail in which Partner Center or the CRM reported it.',
]
