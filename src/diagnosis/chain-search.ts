// Whether the fixed pieces of a pattern stand in a text in their order and near enough to each other.
// That is much faster than running the pattern, and mostly settles that it does not match.
import type { Chain, Link } from './pattern-chain.ts'

export function chainStands([first, ...others]: Chain, text: string): boolean {
  if (first === undefined) return true
  let ends = anywhere(first, text)
  for (const link of others) {
    if (ends.length === 0) return false
    ends = after(ends, link, text)
  }
  return ends.length > 0
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
function after(before: readonly number[], { pieces, gap }: Link, text: string): readonly number[] {
  const ends: number[] = []
  for (const piece of pieces) {
    const unit = piece.charCodeAt(0)
    let at = 0
    for (const end of before) {
      const last = Math.min(end + gap, text.length - piece.length)
      for (at = Math.max(at, end); at <= last; at++) {
        if (text.charCodeAt(at) === unit && text.startsWith(piece, at)) ends.push(at + piece.length)
      }
    }
  }
  return ascending(ends)
}

function ascending(numbers: number[]): readonly number[] {
  return numbers.length > 1 ? numbers.sort((a, b) => a - b) : numbers
}
