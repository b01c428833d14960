// The fixed words of a pattern: any text it matches holds at least one of them. They are looked up
// like phrases, so that a pattern only runs where it has a chance.
import { foldPhrase } from './fold-text.ts'
import { chainOf, type PieceStyle, rarestLink } from './pattern-chain.ts'
import { alternativesOf, isLiteral } from './pattern-items.ts'
import { SHORTEST_PHRASE } from './phrase-index.ts'

export interface Branch {
  /** Folded; `undefined` when this alternative holds no fixed word of four characters. */
  readonly words: readonly string[] | undefined
  /** It is nothing but its word: where that stands, the pattern matches. */
  readonly isLiteral: boolean
}

/** The alternatives of a pattern, split at the `|` outside groups and classes. */
export function branchesOf(pattern: string): readonly Branch[] {
  return alternativesOf(pattern).map((branch) => ({
    words: rarestLink(chainOf(branch, words))?.pieces,
    isLiteral: isLiteral(branch),
  }))
}

/** Of all alternatives; `undefined` when one has none. */
export function wordsOf(pattern: string): readonly string[] | undefined {
  const found = branchesOf(pattern).map((branch) => branch.words)
  return found.includes(undefined) ? undefined : found.flatMap((some) => some ?? [])
}

/** One word finds a pattern as well as all its spellings, and takes less room among the phrases. */
const words: PieceStyle = {
  mostSpellings: 1,
  toPiece(run) {
    const word = foldPhrase(run)
    return word.length >= SHORTEST_PHRASE ? word : undefined
  },
}
