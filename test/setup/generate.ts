// Before the tests: compile the rules, embed the migrations and bundle the page. A rule with a fault is left out here and
// fails test/rules.
import { buildAssets } from '../../scripts/assets/bundle-page.ts'
import { generateMigrations } from '../../scripts/generate-migrations.ts'
import { generateRules } from '../../scripts/rules/generate.ts'

export async function setup(): Promise<void> {
  generateRules()
  generateMigrations()
  await buildAssets()
}
