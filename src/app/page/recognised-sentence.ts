// What a pasted text was recognised as, for the line under the box.
import type { IntakeReply } from '../api/text-schemas.ts'

export function recognisedSentence({ kind, what, notes, findings }: IntakeReply): string {
  const isExplained = kind !== 'unknown' && (kind !== 'error-text' || findings.length > 0)
  if (!isExplained) return 'Nothing recognised. Paste the whole value, or fill in a form below.'
  const isPlural = /^(?:the )?settings\b/.test(what)
  return [`${isPlural ? 'These are' : 'This is'} ${what}.`, ...notes].join(' ')
}
