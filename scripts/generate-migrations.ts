// Puts the SQL of migrations/ into src/store/migrations.generated.ts, for databases that are opened
// by the service itself. D1 gets the same files from wrangler.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeIfChanged } from './rules/generate.ts'

const root = join(import.meta.dirname, '..')
const source = join(root, 'migrations')
const target = join(root, 'src', 'store', 'migrations.generated.ts')

export function generateMigrations(): void {
  const files = readdirSync(source).filter((name) => name.endsWith('.sql'))
  const scripts = files.sort().map((name) => readFileSync(join(source, name), 'utf8'))
  const lines = [
    '// Generated from migrations/ by scripts/generate-migrations.ts.',
    '/** One script a version, the oldest first. */',
    `export const MIGRATIONS: readonly string[] = ${JSON.stringify(scripts, null, 2)}`,
    '',
  ]
  writeIfChanged(target, lines.join('\n'))
}
