// The atoms that words in a row are: phrases, codes with punctuation inside, and patterns.
import { codeKey, patternKey, phraseKey } from './atom.ts'
import type { MappedText } from './mapped-text.ts'
import type { PatternRunner } from './pattern-runner.ts'
import type { PhraseIndex } from './phrase-index.ts'
import type { PreparedPhrase } from './prepare-rules.ts'
import type { AddSpan } from './signal.ts'

export interface FoldedText {
  readonly source: string
  readonly flat: MappedText
  /** Made from `flat`. */
  readonly squeezed: MappedText
}

/** By pattern, where in the flat text it may match. */
type Places = Map<string, number[]>

export function readPhrases(
  { squeezed }: FoldedText,
  index: PhraseIndex<PreparedPhrase>,
  add: AddSpan,
): Places {
  const places: Places = new Map()
  index.scan(squeezed.text, (phrase, start) => {
    const { length } = phrase.text
    const inFlat = squeezed.sourceSpan(start, start + length)
    if (phrase.isPhrase) add(phraseKey(phrase.text), 'text', inFlat, { length })
    for (const code of phrase.codes ?? []) add(codeKey(code), 'code', inFlat)
    for (const one of phrase.literals ?? []) add(patternKey(one), 'pattern', inFlat, { length })
    for (const pattern of phrase.patterns ?? []) {
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
  for (const [pattern, found] of places) {
    found.sort((a, b) => a - b)
    for (const { start, end, groups } of runner.run(pattern, flat.text, found)) {
      const captures = Object.fromEntries(
        groups.map(({ name, span }) => [name, source.slice(...flat.sourceSpan(...span))]),
      )
      add(patternKey(pattern), 'pattern', [start, end], { captures, length: end - start })
    }
  }
}
