// The atoms that words in a row are: phrases, codes with punctuation inside, and patterns.
import { codeKey, patternKey, phraseKey } from './atom.ts'
import type { LazyValues } from './json-lines.ts'
import type { MappedText } from './mapped-text.ts'
import type { PatternRunner } from './pattern-runner.ts'
import type { PhraseIndex } from './phrase-index.ts'
import { phraseLength } from './phrase-list.ts'
import { usesOf } from './phrase-uses.ts'
import type { PreparedPattern } from './prepare-pattern.ts'
import type { PreparedPhrases } from './prepare-rules.ts'
import type { AddSpan } from './signal.ts'

export interface FoldedText {
  readonly source: string
  readonly flat: MappedText
  /** Made from `flat`. */
  readonly squeezed: MappedText
}

/** By pattern, where in the flat text it may match. */
type Places = Map<PreparedPattern, number[]>

interface SoughtPhrases {
  readonly phrases: PreparedPhrases
  readonly patterns: LazyValues<PreparedPattern>
  readonly index: PhraseIndex
}

export function readPhrases(
  { squeezed }: FoldedText,
  { phrases, patterns, index }: SoughtPhrases,
  add: AddSpan,
): Places {
  const places: Places = new Map()
  const { list, own, uses, codes } = phrases
  index.scan(squeezed.text, (id, start) => {
    const length = phraseLength(list, id)
    const inFlat = squeezed.sourceSpan(start, start + length)
    if (id < own) {
      add(phraseKey(squeezed.text.slice(start, start + length)), 'text', inFlat, { length })
    }
    for (const [kind, position] of usesOf(uses, id)) {
      if (kind === 'code') add(codeKey(codes[position] ?? ''), 'code', inFlat)
      else if (kind === 'literal') {
        add(patternKey(patterns.at(position).pattern), 'pattern', inFlat, { length })
      } else addPlace(places, patterns.at(position), inFlat[0])
    }
  })
  return places
}

function addPlace(places: Places, pattern: PreparedPattern, place: number): void {
  const known = places.get(pattern)
  if (known) known.push(place)
  else places.set(pattern, [place])
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
