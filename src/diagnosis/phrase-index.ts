// Finds which of many phrases stand in a text. Each phrase is filed under four units of its own that
// few others share; the text is read once, and a phrase compared only where its four units stand.
// (Aho-Corasick and RE2 sets do the same but take longer to build than a short text takes to read.)

const GRAM = 4
const SLOTS = 1 << 16
const NONE = -1

/** The shortest phrase that can be filed, in UTF-16 units after folding. */
export const SHORTEST_PHRASE = GRAM

/** A folded phrase of at least SHORTEST_PHRASE units, and where the four stand it is filed under. */
export interface FiledPhrase {
  readonly text: string
  readonly at: number
}

export class PhraseIndex<Phrase extends FiledPhrase> {
  readonly #phrases: readonly Phrase[]
  readonly #next: Int32Array
  readonly #first = new Int32Array(SLOTS).fill(NONE)

  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases
    this.#next = new Int32Array(phrases.length)
    phrases.forEach(({ text, at }, id) => {
      const slot = slotAt(text, at)
      this.#next[id] = this.#first[slot] ?? NONE
      this.#first[slot] = id
    })
  }

  /** Calls `found` for every occurrence, by position of the four units. */
  scan(text: string, found: (phrase: Phrase, start: number) => void): void {
    for (let at = 0; at + GRAM <= text.length; at++) {
      let id = this.#first[slotAt(text, at)] ?? NONE
      while (id !== NONE) {
        const phrase = this.#phrases[id]
        const start = at - (phrase?.at ?? 0)
        if (phrase && start >= 0 && text.startsWith(phrase.text, start)) found(phrase, start)
        id = this.#next[id] ?? NONE
      }
    }
  }
}

/** For each phrase the place of the four units that the fewest of all phrases share. */
export function placesToFile(phrases: readonly string[]): readonly number[] {
  const uses = new Uint16Array(SLOTS)
  for (const phrase of phrases) {
    for (let at = 0; at + GRAM <= phrase.length; at++) {
      const slot = slotAt(phrase, at)
      uses[slot] = (uses[slot] ?? 0) + 1
    }
  }
  return phrases.map((phrase) => {
    let best = 0
    for (let at = 1; at + GRAM <= phrase.length; at++) {
      if ((uses[slotAt(phrase, at)] ?? 0) < (uses[slotAt(phrase, best)] ?? 0)) best = at
    }
    return best
  })
}

function slotAt(text: string, at: number): number {
  const high = Math.imul(text.charCodeAt(at), 961) + Math.imul(text.charCodeAt(at + 1), 31)
  const low = Math.imul(text.charCodeAt(at + 2), 8191) + Math.imul(text.charCodeAt(at + 3), 127)
  return (Math.imul(high + low, 0x9e3779b1) >>> 16) & (SLOTS - 1)
}
