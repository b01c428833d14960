// The pasted text with the telling words marked, beside its explanation.
import type { Finding } from '../../../model/report.ts'
import { HighlightedText } from './highlighted-text.tsx'

interface MarkedTicketProps {
  readonly text: string
  readonly findings: readonly Finding[]
}

export function MarkedTicket({ text, findings }: MarkedTicketProps) {
  if (findings.length === 0) return null
  return (
    <section class="marked-ticket" aria-labelledby="text-heading">
      <h2 id="text-heading">The telling words</h2>
      <HighlightedText text={text} findings={findings} />
    </section>
  )
}
