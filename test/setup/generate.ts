// Before the tests: compile the rules. A rule with a fault is left out here and fails test/rules.
import { generateRules } from '../../scripts/rules/generate.ts'

export function setup(): void {
  generateRules()
}
