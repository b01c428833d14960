// Runs RE2 patterns (linear time) on the surroundings of their fixed words.
import { RE2JS } from 're2js'
import { ChainSearch } from './chain-search.ts'
import { inLowerCase, type PreparedPattern } from './prepare-pattern.ts'

/** Places nearer than this to the first one share its window. */
const STRIDE = 200
/** Windows a pattern gets in one text, which bounds its cost. */
const MOST_WINDOWS = 24

export interface PatternMatch {
  readonly start: number
  readonly end: number
  /** Where each named group stands in the text. */
  readonly groups: readonly { readonly name: string; readonly span: readonly [number, number] }[]
}

interface Known {
  readonly pattern: string
  /** One for each alternative. */
  readonly chains: readonly ChainSearch[]
  compiled?: RE2JS
}

export class PatternRunner {
  readonly #known = new Map<PreparedPattern, Known>()

  /** One match at most for each window, first one first. `places` must ascend. */
  run(prepared: PreparedPattern, text: string, places: readonly number[]): PatternMatch[] {
    const known = this.#know(prepared)
    const windows = windowsAround(places, prepared.reach)
    if (overlap(windows) && !mayMatch(known, text.slice(...rangeOf(windows)))) return []
    return windows.flatMap(([from, to]) => {
      const match = matchIn(known, text.slice(from, to), from)
      return match ? [match] : []
    })
  }

  #know(prepared: PreparedPattern): Known {
    const before = this.#known.get(prepared)
    if (before) return before
    const { pattern, chains } = prepared
    const known: Known = { pattern, chains: chains.map((chain) => new ChainSearch(chain)) }
    this.#known.set(prepared, known)
    return known
  }
}

/** `from` is where the window stands in its text. */
function matchIn(known: Known, window: string, from: number): PatternMatch | undefined {
  if (!mayMatch(known, window)) return undefined
  known.compiled ??= RE2JS.compile(inLowerCase(known.pattern), RE2JS.DOTALL)
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
