// Phrases by how they begin, for messages that were cut off in their middle.
import { bitsOfWords, WordSieve } from './word-sieve.ts'

const KEY = 12
/** Enough of a key to turn most places of a text down. */
const FIRST = 4
/** How much of a phrase has to be there, and how many units at least: "the organization" is no error. */
const SHARE = 0.5
const SHORTEST = 17
/** Where a cut-off phrase is looked for, back from the place of the cut. */
const REACH = 240
const MOST_CUTS = 8

export class PhraseBeginnings {
  readonly #byKey = new Map<string, string[]>()
  readonly #firsts: WordSieve

  constructor(phrases: Iterable<string>) {
    for (const phrase of phrases) {
      if (phrase.length <= KEY) continue
      const key = phrase.slice(0, KEY)
      const known = this.#byKey.get(key)
      if (known) known.push(phrase)
      else this.#byKey.set(key, [phrase])
    }
    const firsts = [...this.#byKey.keys()].map((key) => key.slice(0, FIRST))
    this.#firsts = new WordSieve(bitsOfWords(new Set(firsts)))
  }

  /** Calls `found` for each phrase of which the text, or what stands before "...", holds a half. */
  scan(text: string, found: (phrase: string, start: number, end: number) => void): void {
    for (const cut of cutsOf(text)) {
      const last = cut - SHORTEST
      for (let start = Math.max(0, cut - REACH); start <= last; start++) {
        if (this.#firsts.mayHold(text, start, start + FIRST)) {
          this.#compare(text, start, cut, found)
        }
      }
    }
  }

  #compare(
    text: string,
    start: number,
    cut: number,
    found: (phrase: string, start: number, end: number) => void,
  ): void {
    const piece = text.slice(start, cut)
    for (const phrase of this.#byKey.get(piece.slice(0, KEY)) ?? []) {
      const isHalf = piece.length >= phrase.length * SHARE
      if (isHalf && phrase.startsWith(piece)) found(phrase, start, cut)
    }
  }
}

function cutsOf(text: string): readonly number[] {
  const cuts: number[] = []
  for (let at = text.indexOf('...'); at >= 0 && cuts.length < MOST_CUTS; ) {
    cuts.push(at)
    at = text.indexOf('...', at + 3)
  }
  return [...cuts, text.length]
}
