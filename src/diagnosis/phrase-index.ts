// Finds which of many phrases stand in a text. Each phrase is filed under a few units of its own that
// hardly another one shares; the text is read once, and a phrase compared only where its units stand.
// (Aho-Corasick and RE2 sets do the same but take longer to build than a short text takes to read.)
import { BitSieve } from './bit-sieve.ts'
import {
  gramOf,
  LONG_GRAM,
  longHash,
  nextSum,
  SHORT_GRAM,
  SLOTS,
  shortHash,
  slotOf,
} from './phrase-slots.ts'

const NONE = -1
/** A process that reads one text, and mends it, ends before making sieves would pay. */
const SCANS_WITHOUT_SIEVE = 8

/** The shortest phrase that can be filed, in UTF-16 units after folding. */
export const SHORTEST_PHRASE = SHORT_GRAM

export interface FiledPhrases {
  /** Folded, each of at least SHORTEST_PHRASE units. */
  readonly texts: readonly string[]
  /** Where in each phrase the units stand that it is filed under. */
  readonly places: readonly number[]
  /** Of those units. */
  readonly hashes: readonly number[]
}

export class PhraseIndex {
  readonly #texts: readonly string[]
  readonly #places: readonly number[]
  /** Asked before the phrase itself, which is seldom at hand in a processor's cache. */
  readonly #hashes: Int32Array
  readonly #next: Int32Array
  /** The last phrase filed in each slot; `next` leads to the others. */
  readonly #short = new Int32Array(SLOTS).fill(NONE)
  readonly #long = new Int32Array(SLOTS).fill(NONE)
  /** Asked before the slots. */
  #shortSieve: BitSieve | undefined
  #longSieve: BitSieve | undefined
  #scans = 0

  constructor({ texts, places, hashes }: FiledPhrases) {
    this.#texts = texts
    this.#places = places
    this.#hashes = Int32Array.from(hashes)
    this.#next = new Int32Array(texts.length)
    texts.forEach((text, id) => {
      const slots = gramOf(text) === SHORT_GRAM ? this.#short : this.#long
      const slot = slotOf(this.#hashes[id] ?? 0)
      this.#next[id] = slots[slot] ?? NONE
      slots[slot] = id
    })
  }

  /** Calls `found` with the position of a phrase for every occurrence, by place of the units. */
  scan(text: string, found: (id: number, start: number) => void): void {
    if (this.#scans++ === SCANS_WITHOUT_SIEVE) this.#makeSieves()
    const [short, long] = [this.#shortSieve, this.#longSieve]
    let sum = 0
    // The sums that ended at each of the last four units.
    let [before4, before3, before2, before1] = [0, 0, 0, 0]
    for (let end = 1; end <= text.length; end++) {
      sum = nextSum(sum, text.charCodeAt(end - 1))
      const four = shortHash(sum)
      if (!short || short.mayHold(four)) {
        this.#compare(this.#short, four, text, end - SHORT_GRAM, found)
      }
      const eight = longHash(before4, sum)
      if (!long || long.mayHold(eight)) {
        this.#compare(this.#long, eight, text, end - LONG_GRAM, found)
      }
      before4 = before3
      before3 = before2
      before2 = before1
      before1 = sum
    }
  }

  #makeSieves(): void {
    const hashesOf = (gram: number) =>
      [...this.#hashes].filter((_, id) => gramOf(this.#texts[id] ?? '') === gram)
    this.#shortSieve = new BitSieve(hashesOf(SHORT_GRAM))
    this.#longSieve = new BitSieve(hashesOf(LONG_GRAM))
  }

  #compare(
    slots: Int32Array,
    hash: number,
    text: string,
    at: number,
    found: (id: number, start: number) => void,
  ): void {
    for (let id = slots[slotOf(hash)] ?? NONE; id !== NONE; id = this.#next[id] ?? NONE) {
      if (this.#hashes[id] !== hash) continue
      const start = at - (this.#places[id] ?? 0)
      if (start >= 0 && text.startsWith(this.#texts[id] ?? '', start)) found(id, start)
    }
  }
}
