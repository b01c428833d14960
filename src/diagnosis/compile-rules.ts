// Rule files → rules, or what is wrong with them. Used by the build and for a directory of one's own.
import type { Rule } from '../model/rule.ts'
import { lintMatcher } from './lint-matcher.ts'
import { lintProse } from './lint-prose.ts'
import { type Located, type Problem, readYaml } from './read-yaml.ts'
import { type RuleFile, ruleFileSchema } from './rule-file.ts'

export interface SourceFile {
  /** Path below the rules directory, with `/`: `entra/client-secret-invalid.yaml`. */
  readonly path: string
  readonly source: string
}

export interface CompiledRules {
  /** Those without a problem, sorted by id. */
  readonly rules: readonly Rule[]
  readonly problems: readonly Problem[]
}

/** `known` are ids outside these files that `supersedes` may name. */
export function compileRules(
  files: readonly SourceFile[],
  known: readonly string[] = [],
): CompiledRules {
  const ids = new Set([...known, ...files.map(({ path }) => ruleId(path))])
  const read = files.map((file) => readRule(file, ids))
  return {
    rules: read.flatMap(({ rule }) => (rule ? [rule] : [])).sort((a, b) => (a.id < b.id ? -1 : 1)),
    problems: read.flatMap(({ problems }) => problems),
  }
}

export function ruleId(path: string): string {
  return path.replace(/\.ya?ml$/, '')
}

function readRule(
  file: SourceFile,
  ids: ReadonlySet<string>,
): { rule?: Rule; problems: readonly Problem[] } {
  const read = readYaml(file.source, file.path, ruleFileSchema)
  if ('problems' in read) return read
  const id = ruleId(file.path)
  const problems = lintRule(id, read.file, ids)
  return problems.length > 0 ? { problems } : { rule: ruleFrom(id, read.file.value), problems }
}

function lintRule(id: string, file: Located<RuleFile>, ids: ReadonlySet<string>): Problem[] {
  const rule = file.value
  const faults = [...lintProse(rule), ...lintMatcher(rule.when, id.split('/')[0] ?? '')]
  const problems = faults.map(({ field, message }) => file.problem(field, message))
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)) {
    problems.push(file.problem([], 'name the file <group>/<name>.yaml in kebab-case'))
  }
  rule.supersedes.forEach((other, index) => {
    if (other !== id && ids.has(other)) return
    problems.push(file.problem(['supersedes', index], `${other} is no other rule's id`))
  })
  return problems
}

function ruleFrom(id: string, { field, remediation, ...rest }: RuleFile): Rule {
  return {
    id,
    ...rest,
    ...(field === undefined ? {} : { field }),
    remediation: remediation.map(({ do: action, where, verify }) => ({
      do: action,
      ...(where === undefined ? {} : { where }),
      ...(verify === undefined ? {} : { verify }),
    })),
  }
}
