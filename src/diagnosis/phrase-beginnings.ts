// Phrases by how they begin, for messages that were cut off in their middle.

const KEY = 12
/** How much of a phrase has to be there, and how many units at least: "the organization" is no error. */
const SHARE = 0.5
const SHORTEST = 17
/** Where a cut-off phrase is looked for, back from the place of the cut. */
const REACH = 240
const MOST_CUTS = 8

export class PhraseBeginnings {
  readonly #byKey = new Map<string, string[]>()

  constructor(phrases: Iterable<string>) {
    for (const phrase of phrases) {
      if (phrase.length <= KEY) continue
      const key = phrase.slice(0, KEY)
      const known = this.#byKey.get(key)
      if (known) known.push(phrase)
      else this.#byKey.set(key, [phrase])
    }
  }

  /** Calls `found` for each phrase of which the text, or what stands before "...", holds a half. */
  scan(text: string, found: (phrase: string, start: number, end: number) => void): void {
    for (const cut of cutsOf(text)) {
      for (let start = Math.max(0, cut - REACH); start + KEY <= cut; start++) {
        const piece = text.slice(start, cut)
        for (const phrase of this.#byKey.get(piece.slice(0, KEY)) ?? []) {
          const isHalf = piece.length >= Math.max(SHORTEST, phrase.length * SHARE)
          if (isHalf && phrase.startsWith(piece)) found(phrase, start, cut)
        }
      }
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
