// What running a pattern needs to know of it, worked out ahead: taking hundreds of them apart takes
// longer than diagnosing a text does.
import { type Chain, chainOf, type PieceStyle } from './pattern-chain.ts'
import { alternativesOf } from './pattern-items.ts'
import { longestMatch } from './pattern-length.ts'

export interface PreparedPattern {
  readonly pattern: string
  /** One for each alternative. */
  readonly chains: readonly Chain[]
  /** UTF-16 units around one of its words in which all of a match stands. */
  readonly reach: number
}

/** How far from its fixed word a match may reach, for a pattern that has no end of its own. */
const FARTHEST = 600
/** What a boundary looks at beside a match. */
const BESIDE = 2
/** More units than any text has: JSON knows nothing infinite. */
const ENDLESS = 2 ** 30
/** Two characters and more tell one part of a text from another. */
const pieces: PieceStyle = {
  toPiece: (run) => (run.length >= 2 ? run : undefined),
  mostSpellings: 16,
}

export function preparePattern(pattern: string): PreparedPattern {
  const source = inLowerCase(pattern)
  return {
    pattern,
    chains: alternativesOf(source).map((one) => chainOf(one, pieces).map(withEnd)),
    reach: Math.min(longestMatch(source), FARTHEST) + BESIDE,
  }
}

function withEnd({ pieces, gap }: Chain[number]): Chain[number] {
  return { pieces, gap: Math.min(gap, ENDLESS) }
}

// Texts are in lower case already; folding inside the pattern would make it several times slower.
export function inLowerCase(pattern: string): string {
  return pattern.replace(/\\[pP](?:\{\^?\w+\}|\w)|\\[\s\S]|\(\?P?<\w+>|[\s\S]/gu, (token) =>
    token.length > 2 || token.startsWith('\\') ? token : token.toLowerCase(),
  )
}
