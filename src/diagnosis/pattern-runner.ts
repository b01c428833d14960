// Runs RE2 patterns (linear time) on the surroundings of their fixed words.
import { RE2JS } from 're2js'
import { chainStands } from './chain-search.ts'
import { type Chain, chainOf, type PieceStyle } from './pattern-chain.ts'
import { alternativesOf } from './pattern-items.ts'
import { longestMatch } from './pattern-length.ts'

/** How far from its fixed word a match may reach, for a pattern that has no end of its own. */
const FARTHEST = 600
/** What a boundary looks at beside a match. */
const BESIDE = 2
/** Places nearer than this to the first one share its window. */
const STRIDE = 200
/** Windows a pattern gets in one text, which bounds its cost. */
const MOST_WINDOWS = 24
/** Two characters and more tell one part of a text from another. */
const pieces: PieceStyle = {
  toPiece: (run) => (run.length >= 2 ? run : undefined),
  mostSpellings: 16,
}

export interface PatternMatch {
  readonly start: number
  readonly end: number
  /** Where each named group stands in the text. */
  readonly groups: readonly { readonly name: string; readonly span: readonly [number, number] }[]
}

interface Known {
  readonly source: string
  /** One for each alternative. */
  readonly chains: readonly Chain[]
  readonly reach: number
  compiled?: RE2JS
}

export class PatternRunner {
  readonly #known = new Map<string, Known>()

  /** One match at most for each window, first one first. `places` must ascend. */
  run(pattern: string, text: string, places: readonly number[]): PatternMatch[] {
    const known = this.#know(pattern)
    return spread(places).flatMap(([first, last]) => {
      const from = Math.max(0, first - known.reach)
      const match = matchIn(known, text.slice(from, last + known.reach), from)
      return match ? [match] : []
    })
  }

  #know(pattern: string): Known {
    const before = this.#known.get(pattern)
    if (before) return before
    const source = inLowerCase(pattern)
    const known: Known = {
      source,
      chains: alternativesOf(source).map((alternative) => chainOf(alternative, pieces)),
      reach: Math.min(longestMatch(source), FARTHEST) + BESIDE,
    }
    this.#known.set(pattern, known)
    return known
  }
}

/** `from` is where the window stands in its text. */
function matchIn(known: Known, window: string, from: number): PatternMatch | undefined {
  if (!known.chains.some((chain) => chainStands(chain, window))) return undefined
  known.compiled ??= RE2JS.compile(known.source, RE2JS.DOTALL)
  const { compiled } = known
  const matcher = compiled.matcher(window)
  if (!matcher.find()) return undefined
  const spanOf = (group?: string) =>
    [from + matcher.start(group), from + matcher.end(group)] as const
  const groups = Object.keys(compiled.namedGroups())
    .filter((name) => matcher.start(name) >= 0 && matcher.end(name) > matcher.start(name))
    .map((name) => ({ name, span: spanOf(name) }))
  const [start, end] = spanOf()
  return { start, end, groups }
}

/** First and last place of each window. */
function spread(places: readonly number[]): readonly (readonly [number, number])[] {
  const windows: [number, number][] = []
  for (const place of places) {
    const window = windows.at(-1)
    if (window && place - window[0] < STRIDE) window[1] = place
    else if (windows.length < MOST_WINDOWS) windows.push([place, place])
    else break
  }
  return windows
}

// The text is in lower case already; folding inside the pattern would make it several times slower.
function inLowerCase(pattern: string): string {
  return pattern.replace(/\\[pP](?:\{\^?\w+\}|\w)|\\[\s\S]|\(\?P?<\w+>|[\s\S]/gu, (token) =>
    token.length > 2 || token.startsWith('\\') ? token : token.toLowerCase(),
  )
}
