// Whether the fixed pieces of a pattern stand in a text in their order and near enough to each other.
// That is much faster than running the pattern, and mostly settles that it does not match.
import { lastAtMost } from './ascending.ts'
import type { Chain, Link } from './pattern-chain.ts'

export function chainStands(chain: Chain, text: string): boolean {
  let ends: readonly number[] | undefined
  for (const link of chain) {
    ends = endsOf(link, text, ends)
    if (ends.length === 0) return false
  }
  return true
}

/** Where the pieces of a link end, ascending; `before` are the ends of the link before it. */
function endsOf({ pieces, gap }: Link, text: string, before?: readonly number[]): number[] {
  const first = before?.[0] ?? 0
  const last = before === undefined ? text.length : (before.at(-1) ?? 0) + gap
  const ends: number[] = []
  for (const piece of pieces) {
    for (let at = text.indexOf(piece, first); at >= 0 && at <= last; ) {
      const nearest = before?.[lastAtMost(before, at)] ?? at
      if (at - nearest <= gap) ends.push(at + piece.length)
      at = text.indexOf(piece, at + 1)
    }
  }
  return ends.sort((a, b) => a - b)
}
