// Before the tests: compile the rules and bundle the page. A rule with a fault is left out here and
// fails test/rules.
import { buildAssets } from '../../scripts/assets/bundle-page.ts'
import { generateRules } from '../../scripts/rules/generate.ts'

export async function setup(): Promise<void> {
  generateRules()
  await buildAssets()
}
