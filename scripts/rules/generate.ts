// Compiles rules/ into src/diagnosis/rules.generated.ts, and into a file beside the Worker.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileRules } from '../../src/diagnosis/compile-rules.ts'
import { prepareRules } from '../../src/diagnosis/prepare-rules.ts'
import type { Problem } from '../../src/diagnosis/read-yaml.ts'
import type { Rule } from '../../src/model/rule.ts'
import { isSamples, listYaml, readSources } from './rule-files.ts'

const target = fileURLToPath(new URL('../../src/diagnosis/rules.generated.ts', import.meta.url))

/** Files that Workers serve beside the program. */
export const workersFiles = fileURLToPath(new URL('../../static/', import.meta.url))

/** Writes the rules that are in order, and says what is wrong with the others. */
export function generateRules(): { count: number; problems: readonly Problem[] } {
  const paths = listYaml().filter((path) => !isSamples(path))
  const { rules, problems } = compileRules(readSources(paths))
  const compiled = partsOf(rules)
  writeIfChanged(target, moduleOf(compiled))
  writeIfChanged(join(workersFiles, 'rulebook.txt'), Object.values(compiled).join('\n'))
  return { count: rules.length, problems }
}

/** In the order of the lines of the file beside the Worker. */
interface CompiledRules {
  readonly version: string
  /** JSON. */
  readonly prepared: string
  /** One rule a line. */
  readonly lines: string
}

function partsOf(rules: readonly Rule[]): CompiledRules {
  const lines = rules.map((rule) => JSON.stringify(rule)).join('\n')
  const version = createHash('sha256').update(lines).digest('hex').slice(0, 12)
  return { version, prepared: JSON.stringify(prepareRules(rules)), lines }
}

// JSON in a string: V8 parses it several times faster than the same literal, and only when asked.
function moduleOf({ version, prepared, lines }: CompiledRules): string {
  return [
    '// Generated from rules/ by scripts/build-rules.ts.',
    "import type { PreparedRules } from './prepare-rules.ts'",
    '',
    `export const rulesVersion = '${version}'`,
    `const text = ${literal(lines)}`,
    'let lines: readonly string[] | undefined',
    "export const ruleLine = (position: number) => (lines ??= text.split('\\n'))[position]",
    `export const prepared: PreparedRules = JSON.parse(${literal(prepared)})`,
    '',
  ].join('\n')
}

/** In single quotes, because JSON is full of double ones. */
function literal(text: string): string {
  const escaped = text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}

/** Renames into place, so that nobody reads half a file. */
export function writeIfChanged(path: string, content: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, content)
  renameSync(draft, path)
}
