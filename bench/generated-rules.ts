// Made-up rules in any number, shaped like the real ones, and the same matchers as plain RegExps.
import type { Matcher, Rule } from '../src/model/rule.ts'

const WORDS =
  'account access address application assertion attribute authority certificate channel client column connection credential customer destination directory document element endpoint entity field gateway handshake header identifier instance invalid key lead license limit lookup mandatory message missing network object operation option organization owner password permission picklist policy principal privilege property quota record refused region rejected request required resource response role schema secret session signature solution status storage subscription suspended table tenant timeout token trigger unknown update user value version window workflow'.split(
    ' ',
  )

export interface GeneratedRules {
  readonly rules: readonly Rule[]
  readonly patterns: readonly RegExp[]
}

/** What the rules under rules/ hold on average. */
const CODES = 2
const PHRASES = 6

/** The same for the same count. */
export function generateRules(count: number): GeneratedRules {
  const matchers = Array.from({ length: count }, (_, at) => matcherOf(at))
  return {
    rules: [fallback, ...matchers.map(({ when }, at) => ruleOf(`vendor/rule-${at}`, when))],
    patterns: matchers.flatMap(({ patterns }) => patterns),
  }
}

function matcherOf(at: number): { when: Matcher; patterns: readonly RegExp[] } {
  const codes = Array.from({ length: CODES }, (_, place) => `VND${place}${70_000 + at}`)
  const phrases = Array.from({ length: PHRASES }, (_, place) => sentence(at + place * 31))
  const pattern = `${word(at * 11 + 3)} ${word(at * 13 + 5)} [a-z0-9_]{2,20} for ${word(at * 5)}`
  return {
    when: { any: [{ code: codes }, { text: { en: phrases } }, { pattern: [pattern] }] },
    patterns: [
      ...codes.map((code) => new RegExp(`\\b${code}\\b`, 'i')),
      ...phrases.map((phrase) => new RegExp(phrase.replaceAll(' ', '\\s+'), 'i')),
      new RegExp(pattern, 'i'),
    ],
  }
}

function sentence(at: number): string {
  return Array.from({ length: 4 }, (_, place) => word(at * (7 + 6 * place) + place * 17)).join(' ')
}

function word(at: number): string {
  return `${WORDS[at % WORDS.length]}${at % 7 === 0 ? `-${at % 97}` : ''}`
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
