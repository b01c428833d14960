// Pasted text → findings with the place of each in the text.
import type { Finding } from '../model/report.ts'
import type { Diagnosis } from '../model/rulebook.ts'
import { askNext } from './ask-next.ts'
import { isCatalogue } from './catalogue.ts'
import { reasonOf } from './confidence-reason.ts'
import { findCaptures } from './find-captures.ts'
import { languageOf } from './language.ts'
import { listingIn } from './listing.ts'
import type { MappedText } from './mapped-text.ts'
import type { RuleMatch } from './match-rule.ts'
import { mendedTexts } from './mended-text.ts'
import { mentionsIn } from './mention.ts'
import { quotedSpan } from './quoted-span.ts'
import { isSymptom, rank } from './rank.ts'
import type { RuleIndex } from './rule-index.ts'
import type { Reading, TextReader } from './text-reader.ts'
import { writeFinding } from './write-finding.ts'

const MOST_FINDINGS = 8
/** A symptom has several causes. */
const SYMPTOM_AT_MOST = 0.7

export function diagnose(text: string, index: RuleIndex, reader: TextReader): Diagnosis {
  const reading = reader.read(text, mentionsIn(text))
  const seen = look(text, reading, index) ?? lookCloser(text, reading, index, reader)
  const matches = seen?.matches ?? []
  const facts = seen ? findCaptures(seen.flat, text) : {}
  const findings = matches.map((match) => toFinding(match, text, facts))
  return { lang: languageOf(text, matches), findings, askNext: askNext(findings) }
}

interface Look {
  readonly matches: readonly RuleMatch[]
  readonly flat: MappedText
}

/** Nothing when the text shows no cause; none in it when what it shows is only listed. */
function look(text: string, { signals, flat }: Reading, index: RuleIndex): Look | undefined {
  const listed = listingIn(signals, text)
  for (const key of listed) signals.delete(key)
  const matches = rank(index.match(signals))
  if (matches.length === 0 && listed.length === 0) return undefined
  return { matches: isCatalogue(text, matches) ? [] : matches.slice(0, MOST_FINDINGS), flat }
}

/** For texts that were broken or cut off as they were copied. */
function lookCloser(
  text: string,
  reading: Reading,
  index: RuleIndex,
  reader: TextReader,
): Look | undefined {
  const signals = reader.readCutOff(reading, mentionsIn(text))
  const cutOff = look(text, { ...reading, signals }, index)
  if (cutOff) return cutOff
  for (const mended of mendedTexts(text)) {
    const found = look(text, reader.read(mended, mentionsIn(text)), index)
    if (found) return found
  }
  return undefined
}

function toFinding(match: RuleMatch, text: string, facts: Record<string, string>): Finding {
  const { rule, lead } = match
  const span = lead.span && quotedSpan(text, lead.span)
  return writeFinding(rule, {
    step: rule.steps[0] ?? 'write',
    quote: span ? text.slice(...span) : '',
    ...(span ? { span } : {}),
    captures: { ...facts, ...match.captures },
    confidence: isSymptom(match) ? Math.min(match.confidence, SYMPTOM_AT_MOST) : match.confidence,
    confidenceReason: reasonOf(lead, isSymptom(match)),
  })
}
