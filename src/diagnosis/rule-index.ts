// The rules by the keys that can satisfy them, so that only those with a chance are looked at.
import type { Rule } from '../model/rule.ts'
import { atomsIn, type CompiledMatcher, matchSignals, type RuleMatch } from './match-rule.ts'
import type { PreparedRules, RuleHead } from './prepare-rules.ts'
import type { RuleSource } from './rule-shelf.ts'
import type { Signals } from './signal.ts'

interface IndexedRule {
  readonly rule: RuleHead
  readonly matcher: CompiledMatcher
}

export class RuleIndex {
  readonly #positions = new Map<string, number>()
  readonly #byKey = new Map<string, IndexedRule[]>()
  readonly #source: RuleSource

  constructor({ heads, matchers }: PreparedRules, source: RuleSource) {
    this.#source = source
    heads.forEach((rule, position) => {
      const matcher = matchers[position]
      this.#positions.set(rule.id, position)
      if (matcher) this.#file({ rule, matcher })
    })
  }

  rule(id: string): Rule | undefined {
    const position = this.#positions.get(id)
    return position === undefined ? undefined : this.#source.at(position)
  }

  wants(key: string): boolean {
    return this.#byKey.has(key)
  }

  match(signals: Signals): RuleMatch[] {
    const candidates = new Set([...signals.keys()].flatMap((key) => this.#byKey.get(key) ?? []))
    return [...candidates].flatMap(({ rule, matcher }) => {
      const match = matchSignals(matcher, signals)
      return match ? [{ ...match, rule }] : []
    })
  }

  #file(indexed: IndexedRule): void {
    for (const { key } of atomsIn(indexed.matcher)) {
      const known = this.#byKey.get(key)
      if (known) known.push(indexed)
      else this.#byKey.set(key, [indexed])
    }
  }
}
