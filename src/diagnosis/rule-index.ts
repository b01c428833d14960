// The rules by the keys that can satisfy them, so that only those with a chance are looked at.
import type { Rule } from '../model/rule.ts'
import { isKnown, type PreparedKeys, rulesWith } from './key-index.ts'
import { type CompiledMatcher, compileMatcher, matchSignals, type RuleMatch } from './match-rule.ts'
import type { PreparedRules, RuleHead } from './prepare-rules.ts'
import type { RuleSource } from './rule-shelf.ts'
import type { Signals } from './signal.ts'

export class RuleIndex {
  readonly #heads: readonly RuleHead[]
  readonly #keys: PreparedKeys
  readonly #source: RuleSource
  readonly #positions: ReadonlyMap<string, number>
  /** Of the rules that had a chance so far. */
  readonly #matchers = new Map<number, CompiledMatcher>()

  constructor({ heads, keys }: Pick<PreparedRules, 'heads' | 'keys'>, source: RuleSource) {
    this.#heads = heads
    this.#keys = keys
    this.#source = source
    this.#positions = new Map(heads.map(({ id }, position) => [id, position]))
  }

  rule(id: string): Rule | undefined {
    const position = this.#positions.get(id)
    return position === undefined ? undefined : this.#source.at(position)
  }

  wants(key: string): boolean {
    return isKnown(key, this.#keys)
  }

  match(signals: Signals): RuleMatch[] {
    const keys = [...signals.keys()]
    const candidates = new Set(keys.flatMap((key) => rulesWith(key, this.#keys)))
    return [...candidates].flatMap((position) => {
      const rule = this.#heads[position]
      const match = matchSignals(this.#matcherAt(position), signals)
      return rule && match ? [{ ...match, rule }] : []
    })
  }

  #matcherAt(position: number): CompiledMatcher {
    const known = this.#matchers.get(position) ?? compileMatcher(this.#source.at(position).when)
    this.#matchers.set(position, known)
    return known
  }
}
