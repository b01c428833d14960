// Says of most words of a text, by a hash of their units, that nobody looks for them: much cheaper
// than cutting each word out and asking a map.
import { BitSieve, bitsOf } from './bit-sieve.ts'

const SEED = 0x811c9dc5

export class WordSieve {
  readonly #hashes: BitSieve

  /** `bits` are those of `bitsOfWords`: a build can work them out ahead. */
  constructor(bits: Int32Array) {
    this.#hashes = new BitSieve(bits)
  }

  /** Whether `[start, end)` of a text may be one of the words; `before` is the hash of a prefix. */
  mayHold(text: string, start: number, end: number, before = SEED): boolean {
    return this.#hashes.mayHold(hashOf(text, start, end, before))
  }
}

export function bitsOfWords(words: Iterable<string>): Int32Array {
  return bitsOf(Array.from(words, (word) => hashOf(word)))
}

/** FNV-1a by UTF-16 units, going on from `before`. */
export function hashOf(text: string, start = 0, end = text.length, before = SEED): number {
  let hash = before
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
