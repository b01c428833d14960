// The rules by the keys that can satisfy them, so that only those with a chance are looked at.
import type { Rule } from '../model/rule.ts'
import { atomsIn, type CompiledMatcher, matchSignals, type RuleMatch } from './match-rule.ts'
import type { Signals } from './signal.ts'

interface IndexedRule {
  readonly rule: Rule
  readonly matcher: CompiledMatcher
}

export class RuleIndex {
  readonly #byId = new Map<string, Rule>()
  readonly #byKey = new Map<string, IndexedRule[]>()

  constructor(rules: readonly Rule[], matchers: readonly CompiledMatcher[]) {
    rules.forEach((rule, position) => {
      const matcher = matchers[position]
      this.#byId.set(rule.id, rule)
      if (matcher) this.#file({ rule, matcher })
    })
  }

  rule(id: string): Rule | undefined {
    return this.#byId.get(id)
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
