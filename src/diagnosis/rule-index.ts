// The rules by the keys that can satisfy them, so that only those with a chance are looked at.
import type { Rule } from '../model/rule.ts'
import { atomsOf, leavesOf } from './atom.ts'
import type { HeaderTest } from './evidence-reader.ts'
import { type CompiledMatcher, compileMatcher, matchSignals, type RuleMatch } from './match-rule.ts'
import type { Signals } from './signal.ts'

interface IndexedRule {
  readonly rule: Rule
  readonly matcher: CompiledMatcher
}

export class RuleIndex {
  readonly #byId = new Map<string, Rule>()
  readonly #byKey = new Map<string, IndexedRule[]>()
  /** Header tests of all rules; headers can only be asked for, not listed. */
  readonly headers: readonly HeaderTest[]

  constructor(rules: readonly Rule[]) {
    const headers: HeaderTest[] = []
    for (const rule of rules) {
      this.#byId.set(rule.id, rule)
      const indexed = { rule, matcher: compileMatcher(rule.when) }
      for (const leaf of leavesOf(rule.when)) {
        if ('header' in leaf) headers.push(leaf.header)
        for (const { key } of atomsOf(leaf)) this.#file(key, indexed)
      }
    }
    this.headers = headers
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

  #file(key: string, indexed: IndexedRule): void {
    const known = this.#byKey.get(key)
    if (known) known.push(indexed)
    else this.#byKey.set(key, [indexed])
  }
}
