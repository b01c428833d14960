// One finding: what it is, whose move it is, what was seen, and the remedy as numbered steps.
import type { Finding } from '../../../model/report.ts'
import { fieldName, type ReportedKind } from '../../../report/field-name.ts'
import { confidenceWords, TURN_WORDS } from '../../../report/text/words.ts'
import { visible } from '../../../report/visible-text.ts'
import { STEP_NAMES, sentenceCase } from '../words.ts'
import { References } from './references.tsx'
import { Remedy } from './remedy.tsx'
import { WireText } from './wire-text.tsx'

/** Heading of a quote out of a pasted text. */
export const IN_TEXT = 'What the text says'

interface FindingCardProps {
  readonly finding: Finding
  /** Of the destination that was checked; a pasted text does not tell. */
  readonly kind?: ReportedKind | undefined
  /** What the quote is: `What was seen`, or `IN_TEXT`. */
  readonly seen?: string | undefined
  readonly showsConfidence?: boolean
}

export function FindingCard({
  finding,
  kind,
  seen = 'What was seen',
  showsConfidence,
}: FindingCardProps) {
  const { rule, severity, turn, title, cause, evidence, confidence, confidenceReason } = finding
  const field = fieldName(finding, kind)
  return (
    <article class="finding" data-severity={severity} data-rule={rule}>
      <h3 class="finding-title">{visible(title)}</h3>
      <p class="facts">
        <span class="chip chip-turn">{sentenceCase(TURN_WORDS[turn])}</span>
        <span class="chip">Step: {STEP_NAMES[finding.step]}</span>
        {field === undefined ? null : <span class="chip">Field: {visible(field)}</span>}
        {showsConfidence || confidence < 0.9 ? (
          <span class="chip">{sentenceCase(confidenceWords(confidence))}</span>
        ) : null}
      </p>
      <p>{visible(cause)}</p>
      {showsConfidence && confidenceReason !== undefined ? (
        <p class="muted why">{visible(confidenceReason)}</p>
      ) : null}
      <Remedy remediation={finding.remediation} />
      {evidence.quote === '' || evidence.quote.startsWith('lp:') ? null : (
        <div class="seen">
          <h4>{seen}</h4>
          <WireText label={seen}>{visible(evidence.quote)}</WireText>
        </div>
      )}
      <References references={finding.references} />
      <p class="rule-link">
        Rule <a href={`/rules/${rule}`}>{rule}</a>
      </p>
    </article>
  )
}
