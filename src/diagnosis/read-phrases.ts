// The atoms that words in a row are: phrases, codes with punctuation inside, and patterns.
import { codeKey, patternKey, phraseKey } from './atom.ts'
import type { MappedText } from './mapped-text.ts'
import type { PatternRunner } from './pattern-runner.ts'
import type { PhraseIndex } from './phrase-index.ts'
import type { PreparedPattern } from './prepare-pattern.ts'
import type { PreparedRules } from './prepare-rules.ts'
import type { AddSpan } from './signal.ts'

export interface FoldedText {
  readonly source: string
  readonly flat: MappedText
  /** Made from `flat`. */
  readonly squeezed: MappedText
}

/** By pattern, where in the flat text it may match. */
type Places = Map<PreparedPattern, number[]>

export function readPhrases(
  { squeezed }: FoldedText,
  { phrases, patterns }: Pick<PreparedRules, 'phrases' | 'patterns'>,
  index: PhraseIndex,
  add: AddSpan,
): Places {
  const places: Places = new Map()
  const { texts, own, uses } = phrases
  const patternsAt = (positions: readonly number[] = []) =>
    positions.flatMap((position) => patterns[position] ?? [])
  index.scan(squeezed.text, (id, start) => {
    const phrase = texts[id] ?? ''
    const { length } = phrase
    const inFlat = squeezed.sourceSpan(start, start + length)
    if (id < own) add(phraseKey(phrase), 'text', inFlat, { length })
    const used = uses[id]
    for (const code of used?.codes ?? []) add(codeKey(code), 'code', inFlat)
    for (const { pattern } of patternsAt(used?.literals))
      add(patternKey(pattern), 'pattern', inFlat, { length })
    for (const pattern of patternsAt(used?.patterns)) {
      const known = places.get(pattern)
      if (known) known.push(inFlat[0])
      else places.set(pattern, [inFlat[0]])
    }
  })
  return places
}

export function readPatterns(
  { source, flat }: FoldedText,
  places: Places,
  runner: PatternRunner,
  add: AddSpan,
): void {
  for (const [prepared, found] of places) {
    found.sort((a, b) => a - b)
    for (const { start, end, groups } of runner.run(prepared, flat.text, found)) {
      const captures = Object.fromEntries(
        groups.map(({ name, span }) => [name, source.slice(...flat.sourceSpan(...span))]),
      )
      add(patternKey(prepared.pattern), 'pattern', [start, end], { captures, length: end - start })
    }
  }
}
