// Runs RE2 patterns (linear time) on the surroundings of their fixed words.
import { RE2JS } from 're2js'
import { ChainSearch } from './chain-search.ts'
import { chainOf, type PieceStyle } from './pattern-chain.ts'
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
  readonly chains: readonly ChainSearch[]
  readonly reach: number
  compiled?: RE2JS
}

export class PatternRunner {
  readonly #known = new Map<string, Known>()

  /** One match at most for each window, first one first. `places` must ascend. */
  run(pattern: string, text: string, places: readonly number[]): PatternMatch[] {
    const known = this.#know(pattern)
    const windows = windowsAround(places, known.reach)
    if (overlap(windows) && !mayMatch(known, text.slice(...rangeOf(windows)))) return []
    return windows.flatMap(([from, to]) => {
      const match = matchIn(known, text.slice(from, to), from)
      return match ? [match] : []
    })
  }

  #know(pattern: string): Known {
    const before = this.#known.get(pattern)
    if (before) return before
    const source = inLowerCase(pattern)
    const known: Known = {
      source,
      chains: alternativesOf(source).map((one) => new ChainSearch(chainOf(one, pieces))),
      reach: Math.min(longestMatch(source), FARTHEST) + BESIDE,
    }
    this.#known.set(pattern, known)
    return known
  }
}

/** `from` is where the window stands in its text. */
function matchIn(known: Known, window: string, from: number): PatternMatch | undefined {
  if (!mayMatch(known, window)) return undefined
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

type Window = readonly [from: number, to: number]

function windowsAround(places: readonly number[], reach: number): readonly Window[] {
  const windows: [first: number, last: number][] = []
  for (const place of places) {
    const window = windows.at(-1)
    if (window && place - window[0] < STRIDE) window[1] = place
    else if (windows.length < MOST_WINDOWS) windows.push([place, place])
    else break
  }
  return windows.map(([first, last]) => [Math.max(0, first - reach), last + reach])
}

/** All of them together are longer than the part of the text they lie in. */
function overlap(windows: readonly Window[]): boolean {
  const [from, to] = rangeOf(windows)
  return windows.reduce((sum, window) => sum + window[1] - window[0], 0) > to - from
}

function rangeOf(windows: readonly Window[]): Window {
  return [windows[0]?.[0] ?? 0, windows.at(-1)?.[1] ?? 0]
}

function mayMatch({ chains }: Known, text: string): boolean {
  return chains.some((chain) => chain.standsIn(text))
}

// The text is in lower case already; folding inside the pattern would make it several times slower.
function inLowerCase(pattern: string): string {
  return pattern.replace(/\\[pP](?:\{\^?\w+\}|\w)|\\[\s\S]|\(\?P?<\w+>|[\s\S]/gu, (token) =>
    token.length > 2 || token.startsWith('\\') ? token : token.toLowerCase(),
  )
}
