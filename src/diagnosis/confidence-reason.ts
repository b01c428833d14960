// Why a finding is as certain as it says, in one sentence.
import type { Signal, SignalKind } from './signal.ts'

const FROM_TEXT: Readonly<Record<SignalKind, string>> = {
  code: 'The text holds a code that means this and nothing else.',
  number: 'The text holds a bare number, and the words around it make it this code.',
  text: "The text holds the vendor's own words for this.",
  pattern: 'The text is worded as reports of this usually are.',
  host: 'Only the host that the text names points to this.',
  header: 'Only a header of the answer points to this.',
  status: 'Only an HTTP status points to this, and a status has many causes.',
}

const CUT_OFF =
  "The text breaks off inside the vendor's words for this, and may have gone on otherwise."
const SYMPTOM = 'The text describes a question or a symptom, and quotes no error.'

export function reasonOf(lead: Signal, isSymptom: boolean): string {
  if (lead.stated) {
    return lead.kind === 'code'
      ? 'The check met this very code.'
      : 'The check met what usually goes with this, but no code that names it.'
  }
  if (isSymptom) return SYMPTOM
  return lead.isCutOff ? CUT_OFF : FROM_TEXT[lead.kind]
}
