// What the engine needs of the rules, worked out ahead: the build keeps it as JSON, because folding
// every phrase would take longer than diagnosing a text does.
import type { Matcher, Rule } from '../model/rule.ts'
import { atomsOf, codeKey, type HeaderTest, type Leaf, leavesOf, listOf } from './atom.ts'
import { topLevelOf } from './find-hosts.ts'
import { foldPhrase } from './fold-text.ts'
import type { CompiledMatcher } from './match-rule.ts'
import { branchesOf } from './pattern-words.ts'
import type { FiledPhrase } from './phrase-index.ts'
import { hashAt, placesToFile } from './phrase-slots.ts'
import { hashOf } from './word-sieve.ts'

/** What ranking needs of a rule. */
export type RuleHead = Pick<Rule, 'id' | 'steps' | 'supersedes'>

export interface PreparedRules {
  /** In the order of the rules, as are the matchers. */
  readonly heads: readonly RuleHead[]
  readonly matchers: readonly CompiledMatcher[]
  /** Header tests of all rules; headers can only be asked for, not listed. */
  readonly headers: readonly HeaderTest[]
  readonly phrases: readonly PreparedPhrase[]
  /** Of the codes, in lower case. */
  readonly codeHashes: readonly number[]
  /** Ends of the host names: `com`, `net`. */
  readonly topLevels: readonly string[]
  /** Keys of the codes that vendors only write with capitals, as in DUPLICATES_DETECTED or ReadTimeout. */
  readonly shouted: readonly string[]
}

export interface PreparedPhrase extends FiledPhrase {
  /** A rule looks for these words as they are. */
  readonly isPhrase?: boolean
  /** Codes with punctuation inside, which are no single token of a text. */
  readonly codes?: readonly string[]
  /** Patterns that can only match where these words stand. */
  readonly patterns?: readonly string[]
  /** Patterns that match wherever these words stand. */
  readonly literals?: readonly string[]
}

type Uses = Omit<PreparedPhrase, keyof FiledPhrase>

export function prepareRules(rules: readonly Rule[]): PreparedRules {
  const leaves = rules.flatMap((rule) => leavesOf(rule.when))
  return {
    heads: rules.map(({ id, steps, supersedes }) => ({ id, steps, supersedes })),
    matchers: rules.map((rule) => compileMatcher(rule.when)),
    headers: leaves.flatMap((leaf) => ('header' in leaf ? [leaf.header] : [])),
    phrases: preparePhrases(leaves),
    codeHashes: [...new Set(leaves.flatMap(allCodesOf))].map((code) => hashOf(code.toLowerCase())),
    topLevels: [...new Set(leaves.flatMap(hostsOf).map(topLevelOf))],
    shouted: shoutedCodes(leaves),
  }
}

function compileMatcher(matcher: Matcher): CompiledMatcher {
  if ('any' in matcher) return { any: matcher.any.map(compileMatcher) }
  if ('all' in matcher) return { all: matcher.all.map(compileMatcher) }
  return { atoms: atomsOf(matcher) }
}

function preparePhrases(leaves: readonly Leaf[]): PreparedPhrase[] {
  const book = new Map<string, Uses>()
  for (const phrase of leaves.flatMap(phrasesOf)) {
    book.set(phrase, { ...book.get(phrase), isPhrase: true })
  }
  for (const code of new Set(leaves.flatMap(codesOf))) {
    const known = book.get(foldPhrase(code))
    book.set(foldPhrase(code), { ...known, codes: [...(known?.codes ?? []), code] })
  }
  for (const pattern of new Set(leaves.flatMap(patternsOf))) {
    for (const { words, isLiteral } of branchesOf(pattern)) {
      for (const word of words ?? [])
        book.set(word, withPattern(book.get(word), pattern, isLiteral))
    }
  }
  const places = placesToFile([...book.keys()])
  return [...book].map(([text, uses], index) => {
    const at = places[index] ?? 0
    return { text, at, hash: hashAt(text, at), ...uses }
  })
}

function withPattern(uses: Uses | undefined, pattern: string, isLiteral: boolean): Uses {
  const list = isLiteral ? 'literals' : 'patterns'
  const known = uses?.[list] ?? []
  return known.includes(pattern) ? { ...uses } : { ...uses, [list]: [...known, pattern] }
}

const SHOUTED = /^[A-Z]+(?:_[A-Z0-9]+)+$/
const CAMEL_CASE = /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/

/** In small letters, or with a small first one, they are names in some program. */
function shoutedCodes(leaves: readonly Leaf[]): readonly string[] {
  const codes = leaves.flatMap(allCodesOf)
  const quiet = new Set(codes.filter((code) => code === code.toLowerCase()).map(codeKey))
  const shouted = codes.filter((code) => SHOUTED.test(code) || CAMEL_CASE.test(code)).map(codeKey)
  return [...new Set(shouted)].filter((key) => !quiet.has(key))
}

function phrasesOf(leaf: Leaf): readonly string[] {
  return 'text' in leaf ? Object.values(leaf.text).flat().map(foldPhrase) : []
}

function codesOf(leaf: Leaf): readonly string[] {
  return allCodesOf(leaf).filter((code) => /\W/.test(code))
}

/** But for our own, which cannot be read from a text. */
function allCodesOf(leaf: Leaf): readonly string[] {
  return 'code' in leaf ? listOf(leaf.code).filter((code) => !code.startsWith('lp:')) : []
}

function hostsOf(leaf: Leaf): readonly string[] {
  return 'host' in leaf ? listOf(leaf.host) : []
}

function patternsOf(leaf: Leaf): readonly string[] {
  return 'pattern' in leaf ? listOf(leaf.pattern) : []
}
