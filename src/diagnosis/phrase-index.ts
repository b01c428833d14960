// Finds which of many phrases stand in a text. Each phrase is filed under four units of its own that
// few others share; the text is read once, and a phrase compared only where its four units stand.
// (Aho-Corasick and RE2 sets do the same but take longer to build than a short text takes to read.)

const GRAM = 4
const SLOTS = 1 << 16
const NONE = -1

/** The shortest phrase that can be filed, in UTF-16 units after folding. */
export const SHORTEST_PHRASE = GRAM

export class PhraseIndex {
  readonly #phrases: readonly string[]
  readonly #offsets: Uint16Array
  readonly #next: Int32Array
  readonly #first = new Int32Array(SLOTS).fill(NONE)

  /** Phrases must be folded and at least SHORTEST_PHRASE long. */
  constructor(phrases: readonly string[]) {
    this.#phrases = phrases
    this.#offsets = new Uint16Array(phrases.length)
    this.#next = new Int32Array(phrases.length)
    const uses = countGrams(phrases)
    phrases.forEach((phrase, id) => {
      const offset = rarestGram(phrase, uses)
      const slot = slotAt(phrase, offset)
      this.#offsets[id] = offset
      this.#next[id] = this.#first[slot] ?? NONE
      this.#first[slot] = id
    })
  }

  /** Calls `found` for every occurrence, by position of the four units. */
  scan(text: string, found: (phrase: number, start: number) => void): void {
    for (let at = 0; at + GRAM <= text.length; at++) {
      let id = this.#first[slotAt(text, at)] ?? NONE
      while (id !== NONE) {
        const start = at - (this.#offsets[id] ?? 0)
        if (start >= 0 && text.startsWith(this.#phrases[id] ?? '', start)) found(id, start)
        id = this.#next[id] ?? NONE
      }
    }
  }
}

function slotAt(text: string, at: number): number {
  const high = Math.imul(text.charCodeAt(at), 961) + Math.imul(text.charCodeAt(at + 1), 31)
  const low = Math.imul(text.charCodeAt(at + 2), 8191) + Math.imul(text.charCodeAt(at + 3), 127)
  return (Math.imul(high + low, 0x9e3779b1) >>> 16) & (SLOTS - 1)
}

function countGrams(phrases: readonly string[]): Uint16Array {
  const uses = new Uint16Array(SLOTS)
  for (const phrase of phrases) {
    for (let at = 0; at + GRAM <= phrase.length; at++) {
      const slot = slotAt(phrase, at)
      uses[slot] = (uses[slot] ?? 0) + 1
    }
  }
  return uses
}

function rarestGram(phrase: string, uses: Uint16Array): number {
  let best = 0
  for (let at = 1; at + GRAM <= phrase.length; at++) {
    if ((uses[slotAt(phrase, at)] ?? 0) < (uses[slotAt(phrase, best)] ?? 0)) best = at
  }
  return best
}
