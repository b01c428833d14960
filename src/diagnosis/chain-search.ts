// Whether the fixed pieces of a pattern stand in a text in their order and near enough to each other.
// That is much faster than running the pattern, and mostly settles that it does not match.
import type { Chain, Link } from './pattern-chain.ts'

export class ChainSearch {
  readonly #chain: Chain
  /** Made when a text first holds the link before them, which most texts do not. */
  #later: readonly LaterLink[] | undefined

  constructor(chain: Chain) {
    this.#chain = chain
  }

  standsIn(text: string): boolean {
    const [first] = this.#chain
    if (first === undefined) return true
    let ends = anywhere(first, text)
    if (ends.length === 0) return false
    this.#later ??= this.#chain.slice(1).map((link) => ({ ...link, starts: startsOf(link) }))
    for (const link of this.#later) {
      ends = after(ends, link, text)
      if (ends.length === 0) return false
    }
    return true
  }
}

interface LaterLink extends Link {
  /** 1 for the low byte of each unit that a piece starts with. */
  readonly starts: Uint8Array
}

const BYTE = 0xff

function startsOf({ pieces }: Link): Uint8Array {
  const starts = new Uint8Array(BYTE + 1)
  for (const piece of pieces) starts[piece.charCodeAt(0) & BYTE] = 1
  return starts
}

/** Where the pieces of a link end, ascending. */
function anywhere({ pieces }: Link, text: string): readonly number[] {
  const ends: number[] = []
  for (const piece of pieces) {
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1))
      ends.push(at + piece.length)
  }
  return ascending(ends)
}

/** The same for those that begin at most the gap of the link after one of `before`. */
function after(before: readonly number[], link: LaterLink, text: string): readonly number[] {
  const ends: number[] = []
  let from = 0
  for (const end of before) {
    const to = Math.min(end + link.gap, text.length - 1)
    for (let at = Math.max(from, end); at <= to; at++) {
      if (link.starts[text.charCodeAt(at) & BYTE] === 1) addEnds(link, text, at, ends)
    }
    from = Math.max(from, to + 1)
  }
  return ascending(ends)
}

function addEnds({ pieces }: Link, text: string, at: number, ends: number[]): void {
  for (const piece of pieces) if (text.startsWith(piece, at)) ends.push(at + piece.length)
}

function ascending(numbers: number[]): readonly number[] {
  return numbers.length > 1 ? numbers.sort((a, b) => a - b) : numbers
}
