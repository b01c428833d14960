// Whether a rule's matcher is satisfied by signals, how strongly, and by which of them.
import type { Matcher, Rule } from '../model/rule.ts'
import { type Atom, atomsOf } from './atom.ts'
import { foldPhrase } from './fold-text.ts'
import { confidenceOf, type Signal, type Signals, WEIGHT } from './signal.ts'

/** A matcher whose leaves are keys. */
export type CompiledMatcher =
  | { readonly any: readonly CompiledMatcher[] }
  | { readonly all: readonly CompiledMatcher[] }
  | { readonly atoms: readonly Atom[] }

export interface Match {
  readonly weight: number
  readonly confidence: number
  /** The strongest signal: it gives the quote. */
  readonly lead: Signal
  /** Language of the matched phrase, when a phrase matched. */
  readonly lang?: string
  readonly captures: Readonly<Record<string, string>>
}

export interface RuleMatch extends Match {
  readonly rule: Rule
}

/** `fold` is given the phrases in their order. */
export function compileMatcher(matcher: Matcher, fold = foldPhrase): CompiledMatcher {
  if ('any' in matcher) return { any: matcher.any.map((part) => compileMatcher(part, fold)) }
  if ('all' in matcher) return { all: matcher.all.map((part) => compileMatcher(part, fold)) }
  return { atoms: atomsOf(matcher, fold) }
}

export function matchSignals(matcher: CompiledMatcher, signals: Signals): Match | undefined {
  if ('all' in matcher) return joinAll(matcher.all.map((part) => matchSignals(part, signals)))
  if ('any' in matcher) return bestOf(matcher.any.map((part) => matchSignals(part, signals)))
  return bestOf(matcher.atoms.map((atom) => matchAtom(atom, signals)))
}

/** Negative when `a` ranks before `b`. */
export function compareMatches(a: Match, b: Match): number {
  return b.weight - a.weight || b.lead.length - a.lead.length || a.lead.order - b.lead.order
}

function matchAtom(atom: Atom, signals: Signals): Match | undefined {
  const lead = signals.get(atom.key)
  if (lead === undefined) return undefined
  const base = {
    weight: WEIGHT[lead.kind],
    confidence: confidenceOf(lead),
    lead,
    captures: lead.captures ?? {},
  }
  return atom.lang === undefined ? base : { ...base, lang: atom.lang }
}

function bestOf(parts: readonly (Match | undefined)[]): Match | undefined {
  const matched = parts.filter((part) => part !== undefined)
  const best = matched.sort(compareMatches)[0]
  if (best === undefined || matched.length === 1) return best
  const captures = Object.assign({}, ...matched.map((match) => match.captures).reverse())
  // Corroboration decides between equals, never between kinds.
  return { ...best, captures, weight: best.weight + Math.min(matched.length - 1, 5) }
}

function joinAll(parts: readonly (Match | undefined)[]): Match | undefined {
  if (parts.some((part) => part === undefined)) return undefined
  const matched = (parts as readonly Match[]).toSorted(compareMatches)
  const lead = matched[0]
  if (lead === undefined) return undefined
  const doubt = matched.reduce((rest, match) => rest * (1 - match.confidence), 1)
  return {
    ...lead,
    weight: matched.reduce((sum, match) => sum + match.weight, 0),
    confidence: Math.min(0.99, Math.round((1 - doubt) * 100) / 100),
    captures: Object.assign({}, ...matched.map((match) => match.captures).reverse()),
  }
}
