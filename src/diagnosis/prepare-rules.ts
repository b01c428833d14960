// What the engine needs of the rules, worked out ahead: the build keeps it as JSON, because folding
// every phrase would take longer than diagnosing a text does.
import type { Rule } from '../model/rule.ts'
import { atomsOf, codeKey, type HeaderTest, type Leaf, leavesOf, listOf } from './atom.ts'
import { type ExpressionHints, prepareHints } from './expression-hints.ts'
import { topLevelOf } from './find-hosts.ts'
import { foldPhrase } from './fold-text.ts'
import { type PreparedKeys, prepareKeys } from './key-index.ts'
import { triedOnLines } from './mention.ts'
import { branchesOf } from './pattern-words.ts'
import type { FiledPhrases } from './phrase-index.ts'
import { hashAt, placesToFile } from './phrase-slots.ts'
import { type PreparedPattern, preparePattern } from './prepare-pattern.ts'
import { hashOf } from './word-sieve.ts'

/** What ranking needs of a rule. */
export type RuleHead = Pick<Rule, 'id' | 'steps' | 'supersedes'>

export interface PreparedRules {
  /** In the order of the rules. */
  readonly heads: readonly RuleHead[]
  /** What can satisfy each rule, by its position. */
  readonly keys: PreparedKeys
  /** Header tests of all rules; headers can only be asked for, not listed. */
  readonly headers: readonly HeaderTest[]
  readonly phrases: PreparedPhrases
  readonly patterns: readonly PreparedPattern[]
  /** Of the codes, in lower case. */
  readonly codeHashes: readonly number[]
  /** Ends of the host names: `com`, `net`. */
  readonly topLevels: readonly string[]
  /** Keys of the codes that vendors only write with capitals, as in DUPLICATES_DETECTED or ReadTimeout. */
  readonly shouted: readonly string[]
  /** About the expressions that tell what is only mentioned. */
  readonly hints: ExpressionHints
}

/** In columns: a list of small objects would take twice as long to read. */
export interface PreparedPhrases extends FiledPhrases {
  /** So many of the first ones are words that a rule looks for as they are. */
  readonly own: number
  /** What else is found where a phrase stands, by its position. */
  readonly uses: Readonly<Record<number, PhraseUses>>
}

export interface PhraseUses {
  /** Codes with punctuation inside, which are no single token of a text. */
  readonly codes?: readonly string[]
  /** Positions of the patterns that can only match where these words stand. */
  readonly patterns?: readonly number[]
  /** Positions of the patterns that match wherever these words stand. */
  readonly literals?: readonly number[]
}

export function prepareRules(rules: readonly Rule[]): PreparedRules {
  const leaves = rules.flatMap((rule) => leavesOf(rule.when))
  const patterns = [...new Set(leaves.flatMap(patternsOf))]
  return {
    heads: rules.map(({ id, steps, supersedes }) => ({ id, steps, supersedes })),
    keys: prepareKeys(rules.map(keysOf)),
    headers: leaves.flatMap((leaf) => ('header' in leaf ? [leaf.header] : [])),
    phrases: preparePhrases(leaves, patterns),
    patterns: patterns.map(preparePattern),
    codeHashes: [...new Set(leaves.flatMap(allCodesOf))].map((code) => hashOf(code.toLowerCase())),
    topLevels: [...new Set(leaves.flatMap(hostsOf).map(topLevelOf))],
    shouted: shoutedCodes(leaves),
    hints: prepareHints(expressionsIn(triedOnLines)),
  }
}

/** Of lists and objects, however deep. */
export function expressionsIn(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) return [value]
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(expressionsIn)
    : []
}

function keysOf({ when }: Rule): readonly string[] {
  return leavesOf(when)
    .flatMap(atomsOf)
    .map(({ key }) => key)
}

function preparePhrases(leaves: readonly Leaf[], patterns: readonly string[]): PreparedPhrases {
  const book = new Map<string, PhraseUses>(leaves.flatMap(phrasesOf).map((text) => [text, {}]))
  const own = book.size
  for (const code of new Set(leaves.flatMap(codesOf))) {
    const known = book.get(foldPhrase(code))
    book.set(foldPhrase(code), { ...known, codes: [...(known?.codes ?? []), code] })
  }
  patterns.forEach((pattern, position) => {
    for (const { words, isLiteral } of branchesOf(pattern)) {
      for (const word of words ?? [])
        book.set(word, withPattern(book.get(word), position, isLiteral))
    }
  })
  const texts = [...book.keys()]
  const places = placesToFile(texts)
  const hashes = texts.map((text, position) => hashAt(text, places[position] ?? 0))
  const uses = [...book.values()].flatMap((some, position) =>
    Object.keys(some).length > 0 ? [[position, some]] : [],
  )
  return { texts, places, hashes, own, uses: Object.fromEntries(uses) }
}

function withPattern(
  uses: PhraseUses | undefined,
  position: number,
  isLiteral: boolean,
): PhraseUses {
  const list = isLiteral ? 'literals' : 'patterns'
  const known = uses?.[list] ?? []
  return known.includes(position) ? { ...uses } : { ...uses, [list]: [...known, position] }
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
