// The rules as one JSON text a line, each read when it is first needed: a diagnosis needs the prose
// of one rule, not of all.
import type { Rule } from '../model/rule.ts'

export interface RuleSource {
  at(position: number): Rule
  all(): readonly Rule[]
}

export class RuleShelf implements RuleSource {
  readonly #lines: readonly string[]
  readonly #rules: Rule[] = []

  constructor(jsonLines: string) {
    this.#lines = jsonLines.split('\n')
  }

  at(position: number): Rule {
    const rule: Rule = this.#rules[position] ?? JSON.parse(this.#lines[position] ?? 'null')
    this.#rules[position] = rule
    return rule
  }

  all(): readonly Rule[] {
    return this.#lines.map((_, position) => this.at(position))
  }
}
