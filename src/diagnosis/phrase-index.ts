// Finds which of many phrases stand in a text. Each phrase is filed under a few units of its own that
// hardly another one shares; the text is read once, and a phrase compared only where its units stand.
// (Aho-Corasick and RE2 sets do the same but take longer to build than a short text takes to read.)
import { BitSieve, bitsOf } from './bit-sieve.ts'
import { listPhrases, type PhraseList, standsAt } from './phrase-list.ts'
import {
  gramOf,
  hashAt,
  LONG_GRAM,
  longHash,
  nextSum,
  placesToFile,
  SHORT_GRAM,
  shortHash,
} from './phrase-slots.ts'
import { firstAtLeast } from './sorted-hashes.ts'

/** The shortest phrase that can be filed, in UTF-16 units after folding. */
export const SHORTEST_PHRASE = SHORT_GRAM

/** Columns that are used as they are: a process that reads one text has no time to build any. */
export interface FiledPhrases {
  readonly list: PhraseList
  /** Where in each phrase the units stand that it is filed under. */
  readonly places: Uint16Array
  /** Phrases filed under four units. */
  readonly short: FiledGrams
  /** Under eight. */
  readonly long: FiledGrams
}

interface FiledGrams {
  /** Of the units, sorted. */
  readonly hashes: Int32Array
  /** Which phrase each hash is of, the last ones first among equals. */
  readonly ids: Int32Array
  /** Asked before the hashes. */
  readonly sieve: Int32Array
}

/** `phrases` are folded, each of at least SHORTEST_PHRASE units. */
export function filePhrases(phrases: readonly string[]): FiledPhrases {
  const places = placesToFile(phrases)
  const filed = (gram: number) =>
    fileGrams(
      phrases.flatMap((phrase, id) =>
        gramOf(phrase) === gram ? [[hashAt(phrase, places[id] ?? 0), id] as const] : [],
      ),
    )
  return {
    list: listPhrases(phrases),
    places: Uint16Array.from(places),
    short: filed(SHORT_GRAM),
    long: filed(LONG_GRAM),
  }
}

function fileGrams(grams: readonly (readonly [hash: number, id: number])[]): FiledGrams {
  const sorted = grams.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])
  const hashes = Int32Array.from(sorted, ([hash]) => hash)
  return { hashes, ids: Int32Array.from(sorted, ([, id]) => id), sieve: bitsOf(hashes) }
}

type Found = (id: number, start: number) => void

export class PhraseIndex {
  readonly #filed: FiledPhrases
  readonly #short: BitSieve
  readonly #long: BitSieve

  constructor(filed: FiledPhrases) {
    this.#filed = filed
    this.#short = new BitSieve(filed.short.sieve)
    this.#long = new BitSieve(filed.long.sieve)
  }

  /** Calls `found` with the position of a phrase for every occurrence, by place of the units. */
  scan(text: string, found: Found): void {
    const [short, long] = [this.#short, this.#long]
    let sum = 0
    // The sums that ended at each of the last four units.
    let [before4, before3, before2, before1] = [0, 0, 0, 0]
    for (let end = 1; end <= text.length; end++) {
      sum = nextSum(sum, text.charCodeAt(end - 1))
      const four = shortHash(sum)
      if (short.mayHold(four)) {
        this.#compare(this.#filed.short, four, text, end - SHORT_GRAM, found)
      }
      const eight = longHash(before4, sum)
      if (long.mayHold(eight)) {
        this.#compare(this.#filed.long, eight, text, end - LONG_GRAM, found)
      }
      before4 = before3
      before3 = before2
      before2 = before1
      before1 = sum
    }
  }

  #compare(
    { hashes, ids }: FiledGrams,
    hash: number,
    text: string,
    at: number,
    found: Found,
  ): void {
    const { list, places } = this.#filed
    for (let place = firstAtLeast(hash, hashes); hashes[place] === hash; place++) {
      const id = ids[place] ?? 0
      const start = at - (places[id] ?? 0)
      if (standsAt(list, id, text, start)) found(id, start)
    }
  }
}
