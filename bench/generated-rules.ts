// Made-up rules in any number, shaped like the real ones, and the same matchers as plain RegExps.
import type { Matcher, Rule } from '../src/model/rule.ts'

const WORDS =
  'account access address application assertion attribute authority certificate channel client column connection credential customer destination directory document element endpoint entity field gateway handshake header identifier instance invalid key lead license limit lookup mandatory message missing network object operation option organization owner password permission picklist policy principal privilege property quota record refused region rejected request required resource response role schema secret session signature solution status storage subscription suspended table tenant timeout token trigger unknown update user value version window workflow'.split(
    ' ',
  )

export interface GeneratedRules {
  readonly rules: readonly Rule[]
  readonly plain: readonly PlainRule[]
}

/** What a rule looks for as a loop would look for it: any of the expressions names the rule. */
export interface PlainRule {
  readonly id: string
  readonly patterns: readonly RegExp[]
}

/** What the rules under rules/ hold on average. */
const CODES = 2
const PHRASES = 6

/** The same for the same count. */
export function generateRules(count: number): GeneratedRules {
  const matchers = Array.from({ length: count }, (_, at) => matcherOf(at))
  const idOf = (at: number) => `vendor/rule-${at}`
  return {
    rules: [fallback, ...matchers.map(({ when }, at) => ruleOf(idOf(at), when))],
    plain: matchers.map(({ patterns }, at) => ({ id: idOf(at), patterns })),
  }
}

function matcherOf(at: number): { when: Matcher; patterns: readonly RegExp[] } {
  const codes = Array.from({ length: CODES }, (_, place) => `VND${place}${70_000 + at}`)
  const phrases = Array.from({ length: PHRASES }, (_, place) => sentence(at * PHRASES + place))
  const pattern = `${word(at, 5)} ${word(at, 6)} [a-z0-9_]{2,20} for ${word(at, 7)}`
  return {
    when: { any: [{ code: codes }, { text: { en: phrases } }, { pattern: [pattern] }] },
    patterns: [
      ...codes.map((code) => new RegExp(`\\b${code}\\b`, 'i')),
      ...phrases.map((phrase) => new RegExp(phrase.replaceAll(' ', '\\s+'), 'i')),
      new RegExp(pattern, 'i'),
    ],
  }
}

/** A message that every set of generated rules knows, by its code and by its words. */
export const knownFailure = `VND0${70_000 + 42}: ${sentence(42 * PHRASES)}. Trace ID: 0f1e2d3c-0000-4a5b-8c6d`

/** The plain loop: each expression of each rule in turn. */
export function loopOver(rules: readonly PlainRule[], text: string): readonly string[] {
  return rules.filter(({ patterns }) => patterns.some((one) => one.test(text))).map(({ id }) => id)
}

function sentence(at: number): string {
  return Array.from({ length: 4 }, (_, place) => word(at, place)).join(' ')
}

/** Scattered, so that hardly two sentences are the same. */
function word(at: number, place: number): string {
  const scattered = Math.imul(at * 8 + place + 1, 0x9e3779b1) ^ Math.imul(at + 7, 0x85ebca6b)
  return WORDS[(scattered >>> 8) % WORDS.length] ?? ''
}

function ruleOf(id: string, when: Matcher): Rule {
  return {
    id,
    title: id,
    severity: 'error',
    turn: 'publisher',
    steps: ['write'],
    when,
    cause: id,
    remediation: [{ do: 'Change it.' }],
    references: [],
    supersedes: [],
  }
}

const fallback = ruleOf('leadprobe/unexplained', { code: 'lp:unexplained' })
