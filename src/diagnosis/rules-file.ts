// The rules as one file: what was prepared of them, then each as JSON, to be read when it is first
// needed. A diagnosis needs the prose of one rule, not of all.
import type { Rule } from '../model/rule.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { leavesOf } from './atom.ts'
import { type JsonLines, parseBytes, toJsonLines } from './json-lines.ts'
import { type CompiledMatcher, compileMatcher } from './match-rule.ts'
import { pack, unpack } from './packed.ts'
import { phraseAt } from './phrase-list.ts'
import { type PreparedRules, phrasesOf, prepareRules } from './prepare-rules.ts'
import type { RuleSource } from './rule-source.ts'
import { openRulebook } from './rulebook.ts'

/** The bytes of the file from one place to another. */
export type BytesAt = (start: number, end: number) => Uint8Array

interface Head {
  readonly version: string
  readonly prepared: PreparedRules
  /** Where the rules begin after this head. */
  readonly starts: JsonLines['starts']
}

interface ShelvedRule {
  readonly rule: Rule
  /** Which ones its phrases are, in their order: looking them up is faster than folding them. */
  readonly phrases: readonly number[]
}

export function rulesFile(rules: readonly Rule[], version: string): Uint8Array {
  const prepared = prepareRules(rules)
  const { list, own } = prepared.phrases
  const ids = new Map(Array.from({ length: own }, (_, id) => [phraseAt(list, id), id]))
  const shelved = rules.map((rule): ShelvedRule => {
    const phrases = leavesOf(rule.when).flatMap(phrasesOf)
    return { rule, phrases: phrases.map((phrase) => ids.get(phrase) ?? 0) }
  })
  const { bytes, starts } = toJsonLines(shelved)
  const head: Head = { version, prepared, starts }
  const packed = pack(head)
  const file = new Uint8Array(packed.length + bytes.length)
  file.set(packed)
  file.set(bytes, packed.length)
  return file
}

/** Reads the head at once. */
export function openRulesFile(bytesAt: BytesAt): Rulebook {
  const { value, length } = unpack(bytesAt)
  const { version, prepared, starts } = value as Head
  const read = (position: number) => {
    const [start = 0, end = 0] = starts.subarray(position, position + 2)
    return parseBytes(bytesAt(length + start, length + end)) as ShelvedRule
  }
  return openRulebook(new RuleShelf(read, prepared), prepared, version)
}

class RuleShelf implements RuleSource {
  readonly #read: (position: number) => ShelvedRule
  readonly #prepared: PreparedRules
  readonly #known: ShelvedRule[] = []
  readonly #matchers: CompiledMatcher[] = []

  constructor(read: (position: number) => ShelvedRule, prepared: PreparedRules) {
    this.#read = read
    this.#prepared = prepared
  }

  at(position: number): Rule {
    return this.#take(position).rule
  }

  matcherAt(position: number): CompiledMatcher {
    const matcher = this.#matchers[position] ?? this.#compile(this.#take(position))
    this.#matchers[position] = matcher
    return matcher
  }

  all(): readonly Rule[] {
    return this.#prepared.ids.map((_, position) => this.at(position))
  }

  #take(position: number): ShelvedRule {
    const known = this.#known[position] ?? this.#read(position)
    this.#known[position] = known
    return known
  }

  #compile({ rule, phrases }: ShelvedRule): CompiledMatcher {
    const { list } = this.#prepared.phrases
    let next = 0
    return compileMatcher(rule.when, () => phraseAt(list, phrases[next++] ?? 0))
  }
}
