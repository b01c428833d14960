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
    const first = this.#first
    let [a, b, c] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)]
    for (let at = 0; at + GRAM <= text.length; at++) {
      const d = text.charCodeAt(at + 3)
      const id = first[slotOf(a, b, c, d)] ?? NONE
      if (id !== NONE) this.#compare(id, text, at, found)
      a = b
      b = c
      c = d
    }
  }

  #compare(
    first: number,
    text: string,
    at: number,
    found: (phrase: Phrase, start: number) => void,
  ): void {
    for (let id = first; id !== NONE; id = this.#next[id] ?? NONE) {
      const phrase = this.#phrases[id]
      const start = at - (phrase?.at ?? 0)
      if (phrase && start >= 0 && text.startsWith(phrase.text, start)) found(phrase, start)
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
  const [a, b] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  return slotOf(a, b, text.charCodeAt(at + 2), text.charCodeAt(at + 3))
}

function slotOf(a: number, b: number, c: number, d: number): number {
  const sum = Math.imul(a, 961) + Math.imul(b, 31) + Math.imul(c, 8191) + Math.imul(d, 127)
  return Math.imul(sum, 0x9e3779b1) >>> 16
}
