// Writes the pattern engine for Workers: re2js without its Unicode tables, a third of its size, which
// only \p{…} reads. The rules have no such pattern, and are refused here when one comes to have it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeIfChanged } from './rules/generate.ts'
import { isSamples, listYaml, readSources } from './rules/rule-files.ts'

const root = join(import.meta.dirname, '..')
const engine = join(root, 'node_modules', 're2js', 'build', 'index.js')
const target = join(root, 'src', 'platform', 'workers', 'packages', 're2js.generated.ts')

const TABLE = /decodeRanges\("[^"]*"/g
const UNICODE_CLASS = /\\[pP]/

/** Throws when a rule needs what is taken out, or when there is nothing to take out. */
export function slimRe2js(): void {
  const needing = readSources(listYaml().filter((path) => !isSamples(path))).find(({ source }) =>
    UNICODE_CLASS.test(source),
  )
  if (needing !== undefined) throw new Error(`${needing.path} needs Unicode classes: keep re2js`)
  const whole = readFileSync(engine, 'utf8')
  const slim = whole.replace(TABLE, 'decodeRanges(""')
  if (slim === whole) throw new Error('re2js keeps its tables in another form now')
  const head = '// Generated from re2js (MIT licence) by scripts/slim-re2js.ts.\n// @ts-nocheck\n'
  writeIfChanged(target, head + slim)
}
