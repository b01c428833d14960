// Runs RE2 patterns (linear time) on the surroundings of their fixed words.
import { RE2JS } from 're2js'
import { longestMatch } from './pattern-length.ts'
import { type Needs, needsOf } from './pattern-words.ts'

/** How far from its fixed word a match may reach, for a pattern that has no end of its own. */
const FARTHEST = 600
/** What a boundary looks at beside a match. */
const BESIDE = 2
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
  readonly source: string
  readonly needs: Needs
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
      const window = text.slice(from, last + known.reach)
      if (!mayMatch(known.needs, window)) return []
      known.compiled ??= RE2JS.compile(known.source, RE2JS.DOTALL)
      const { compiled } = known
      const matcher = compiled.matcher(window)
      if (!matcher.find()) return []
      const spanOf = (group?: string) =>
        [from + matcher.start(group), from + matcher.end(group)] as const
      const groups = Object.keys(compiled.namedGroups())
        .filter((name) => matcher.start(name) >= 0 && matcher.end(name) > matcher.start(name))
        .map((name) => ({ name, span: spanOf(name) }))
      const [start, end] = spanOf()
      return [{ start, end, groups }]
    })
  }

  #know(pattern: string): Known {
    const before = this.#known.get(pattern)
    if (before) return before
    const source = inLowerCase(pattern)
    const known: Known = {
      source,
      needs: needsOf(source),
      reach: Math.min(longestMatch(source), FARTHEST) + BESIDE,
    }
    this.#known.set(pattern, known)
    return known
  }
}

/** Looking for fixed pieces is much faster than running the pattern, and mostly settles it. */
function mayMatch(needs: Needs, window: string): boolean {
  return needs.some((lists) => lists.every((list) => list.some((piece) => window.includes(piece))))
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
  return pattern.replace(/\\[pP]\{\^?\w+\}|\\[\s\S]|\(\?P?<\w+>|[\s\S]/gu, (token) =>
    token.length > 2 || token.startsWith('\\') ? token : token.toLowerCase(),
  )
}
