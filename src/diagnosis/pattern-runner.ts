// Runs RE2 patterns (linear time) on the surroundings of their fixed words.
import { RE2JS } from 're2js'

const BEFORE = 400
const AFTER = 600
/** Two places nearer than this share a window. */
const STRIDE = 200
/** Windows a pattern gets in one text, which bounds its cost. */
const MOST_WINDOWS = 24

export interface PatternMatch {
  readonly start: number
  readonly end: number
  /** Where each named group stands in the text. */
  readonly groups: readonly { readonly name: string; readonly span: readonly [number, number] }[]
}

export class PatternRunner {
  readonly #compiled = new Map<string, RE2JS>()

  /** One match at most for each window, first one first. `places` must ascend. */
  run(pattern: string, text: string, places: readonly number[]): PatternMatch[] {
    const compiled = this.#compile(pattern)
    return spread(places).flatMap((place) => {
      const from = Math.max(0, place - BEFORE)
      const matcher = compiled.matcher(text.slice(from, place + AFTER))
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

  #compile(pattern: string): RE2JS {
    const known = this.#compiled.get(pattern)
    if (known) return known
    const compiled = RE2JS.compile(inLowerCase(pattern), RE2JS.DOTALL)
    this.#compiled.set(pattern, compiled)
    return compiled
  }
}

function spread(places: readonly number[]): number[] {
  const kept: number[] = []
  for (const place of places) {
    const last = kept.at(-1)
    if (last === undefined || place - last >= STRIDE) kept.push(place)
    if (kept.length === MOST_WINDOWS) break
  }
  return kept
}

// The text is in lower case already; folding inside the pattern would make it several times slower.
function inLowerCase(pattern: string): string {
  return pattern.replace(/\\[pP]\{\^?\w+\}|\\[\s\S]|\(\?P?<\w+>|[\s\S]/gu, (token) =>
    token.length > 2 || token.startsWith('\\') ? token : token.toLowerCase(),
  )
}
