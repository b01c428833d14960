// The rules as one JSON text a line, each read when it is first needed: a diagnosis needs the prose
// of one rule, not of all.
import type { Rule } from '../model/rule.ts'

export interface RuleSource {
  at(position: number): Rule
  all(): readonly Rule[]
}

/** The JSON of the rule at a position. */
export type RuleLine = (position: number) => string | undefined

export class RuleShelf implements RuleSource {
  readonly #line: RuleLine
  readonly #count: number
  readonly #rules: Rule[] = []

  constructor(line: RuleLine, count: number) {
    this.#line = line
    this.#count = count
  }

  at(position: number): Rule {
    const rule: Rule = this.#rules[position] ?? JSON.parse(this.#line(position) ?? 'null')
    this.#rules[position] = rule
    return rule
  }

  all(): readonly Rule[] {
    return Array.from({ length: this.#count }, (_, position) => this.at(position))
  }
}
