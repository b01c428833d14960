// Says of most words of a text, by a hash of their units, that nobody looks for them: much cheaper
// than cutting each word out and asking a map.

const FEWEST_SLOTS = 1 << 14
/** Slots a word: more would cost room, fewer let more other words pass. */
const ROOM = 16
const SEED = 0x811c9dc5

export class WordSieve {
  readonly #slots: Uint8Array

  /** `hashes` are those of the words: a build can work them out ahead. */
  constructor(hashes: readonly number[]) {
    const needed = 2 ** Math.ceil(Math.log2(hashes.length * ROOM + 1))
    this.#slots = new Uint8Array(Math.max(FEWEST_SLOTS, needed))
    for (const hash of hashes) this.#slots[this.#slotOf(hash)] = 1
  }

  /** Whether `[start, end)` of a text may be one of the words; `before` is the hash of a prefix. */
  mayHold(text: string, start: number, end: number, before = SEED): boolean {
    return this.#slots[this.#slotOf(hashOf(text, start, end, before))] === 1
  }

  #slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1)
  }
}

/** FNV-1a by UTF-16 units, going on from `before`. */
export function hashOf(text: string, start = 0, end = text.length, before = SEED): number {
  let hash = before
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
