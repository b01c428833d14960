// What the engine needs of the rules, worked out ahead: the build keeps it, because folding every
// phrase would take longer than diagnosing a text does.
import type { Rule } from '../model/rule.ts'
import { atomsOf, codeKey, type HeaderTest, type Leaf, leavesOf, listOf } from './atom.ts'
import { codeRows } from './code-rows.ts'
import { type ExpressionHints, prepareHints } from './expression-hints.ts'
import { capturePatterns } from './find-captures.ts'
import { topLevelOf } from './find-hosts.ts'
import { foldPhrase } from './fold-text.ts'
import { type JsonLines, toJsonLines } from './json-lines.ts'
import { type PreparedKeys, prepareKeys } from './key-index.ts'
import { triedOnLines } from './mention.ts'
import { branchesOf } from './pattern-words.ts'
import { type FiledPhrases, filePhrases } from './phrase-index.ts'
import { type PhraseUse, type PreparedUses, prepareUses } from './phrase-uses.ts'
import { preparePattern } from './prepare-pattern.ts'
import { bitsOfWords, hashOf } from './word-sieve.ts'

export interface PreparedRules {
  /** In the order of the rules. */
  readonly ids: readonly string[]
  /** What can satisfy each rule, by its position. */
  readonly keys: PreparedKeys
  /** Header tests of all rules; headers can only be asked for, not listed. */
  readonly headers: readonly HeaderTest[]
  readonly phrases: PreparedPhrases
  /** Each a PreparedPattern. */
  readonly patterns: JsonLines
  /** A sieve of the codes, in lower case. */
  readonly codes: Int32Array
  /** Ends of the host names: `com`, `net`. */
  readonly topLevels: readonly string[]
  /** Hashes of the keys of codes that vendors only write with capitals: DUPLICATES_DETECTED, ReadTimeout. */
  readonly shouted: Int32Array
  /** About the expressions that tell what is only mentioned. */
  readonly hints: ExpressionHints
}

export interface PreparedPhrases extends FiledPhrases {
  /** So many of the first ones are words that a rule looks for as they are. */
  readonly own: number
  readonly uses: PreparedUses
  /** Codes with punctuation inside. */
  readonly codes: readonly string[]
}

export function prepareRules(rules: readonly Rule[]): PreparedRules {
  const leaves = rules.flatMap((rule) => leavesOf(rule.when))
  const patterns = [...new Set(leaves.flatMap(patternsOf))]
  return {
    ids: rules.map(({ id }) => id),
    keys: prepareKeys(rules.map(keysOf)),
    headers: leaves.flatMap((leaf) => ('header' in leaf ? [leaf.header] : [])),
    phrases: preparePhrases(leaves, patterns),
    patterns: toJsonLines(patterns.map(preparePattern)),
    codes: bitsOfWords(new Set(leaves.flatMap(allCodesOf).map((code) => code.toLowerCase()))),
    topLevels: [...new Set(leaves.flatMap(hostsOf).map(topLevelOf))],
    shouted: Int32Array.from(shoutedCodes(leaves), (key) => hashOf(key)).sort(),
    hints: prepareHints(hintedExpressions),
  }
}

/** What is tried on nearly every text. */
export const hintedExpressions = expressionsIn([triedOnLines, codeRows, capturePatterns])

/** Of lists and objects, however deep. */
export function expressionsIn(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) return [value]
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(expressionsIn)
    : []
}

function keysOf({ when }: Rule): readonly string[] {
  return leavesOf(when)
    .flatMap((leaf) => atomsOf(leaf))
    .map(({ key }) => key)
}

function preparePhrases(leaves: readonly Leaf[], patterns: readonly string[]): PreparedPhrases {
  const book = new Map<string, PhraseUse[]>(leaves.flatMap(phrasesOf).map((text) => [text, []]))
  const own = book.size
  const use = (phrase: string, added: PhraseUse) => {
    const known = book.get(phrase)
    if (known === undefined) book.set(phrase, [added])
    else if (!known.some((one) => one.join() === added.join())) known.push(added)
  }
  const codes = [...new Set(leaves.flatMap(codesOf))]
  codes.forEach((code, position) => {
    use(foldPhrase(code), ['code', position])
  })
  patterns.forEach((pattern, position) => {
    for (const { words, isLiteral } of branchesOf(pattern)) {
      for (const word of words ?? []) use(word, [isLiteral ? 'literal' : 'pattern', position])
    }
  })
  const uses = prepareUses([...book.values()])
  return { ...filePhrases([...book.keys()]), own, uses, codes }
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

/** Folded. */
export function phrasesOf(leaf: Leaf): readonly string[] {
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
