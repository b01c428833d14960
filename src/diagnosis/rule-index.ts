// The rules by the keys that can satisfy them, so that only those with a chance are looked at.
import type { Rule } from '../model/rule.ts'
import { isKnown, type PreparedKeys, rulesWith } from './key-index.ts'
import { matchSignals, type RuleMatch } from './match-rule.ts'
import type { PreparedRules } from './prepare-rules.ts'
import type { RuleSource } from './rule-source.ts'
import type { Signals } from './signal.ts'

export class RuleIndex {
  readonly #ids: readonly string[]
  readonly #keys: PreparedKeys
  readonly #source: RuleSource

  constructor({ ids, keys }: Pick<PreparedRules, 'ids' | 'keys'>, source: RuleSource) {
    this.#ids = ids
    this.#keys = keys
    this.#source = source
  }

  rule(id: string): Rule | undefined {
    const position = this.#ids.indexOf(id)
    return position < 0 ? undefined : this.#source.at(position)
  }

  wants(key: string): boolean {
    return isKnown(key, this.#keys)
  }

  match(signals: Signals): RuleMatch[] {
    const keys = [...signals.keys()]
    const candidates = new Set(keys.flatMap((key) => rulesWith(key, this.#keys)))
    return [...candidates].flatMap((position) => {
      const match = matchSignals(this.#source.matcherAt(position), signals)
      return match ? [{ ...match, rule: this.#source.at(position) }] : []
    })
  }
}
