// Where the rules come from: a list of them, or a file that each is read from when it is needed.
import type { Rule } from '../model/rule.ts'
import { type CompiledMatcher, compileMatcher } from './match-rule.ts'

export interface RuleSource {
  at(position: number): Rule
  matcherAt(position: number): CompiledMatcher
  all(): readonly Rule[]
}

export class RuleList implements RuleSource {
  readonly #rules: readonly Rule[]
  /** Of the rules that had a chance so far. */
  readonly #matchers = new Map<Rule, CompiledMatcher>()

  constructor(rules: readonly Rule[]) {
    this.#rules = rules
  }

  at(position: number): Rule {
    return this.#rules[position] as Rule
  }

  matcherAt(position: number): CompiledMatcher {
    const rule = this.at(position)
    const known = this.#matchers.get(rule) ?? compileMatcher(rule.when)
    this.#matchers.set(rule, known)
    return known
  }

  all(): readonly Rule[] {
    return this.#rules
  }
}
