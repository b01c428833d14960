// The rules of a directory added to others; one with a known id takes the other's place.
import type { Rule } from '../model/rule.ts'
import { compileRules, type SourceFile } from './compile-rules.ts'
import type { Problem } from './read-yaml.ts'

export interface ExtendedRules {
  readonly rules: readonly Rule[]
  /** Those that came from the directory. */
  readonly added: readonly Rule[]
  readonly problems: readonly Problem[]
}

/** Takes rule files only, no samples. */
export function extendRules(own: readonly Rule[], files: readonly SourceFile[]): ExtendedRules {
  const { rules: added, problems } = compileRules(
    files,
    own.map(({ id }) => id),
  )
  const replaced = new Set(added.map(({ id }) => id))
  return { rules: [...own.filter(({ id }) => !replaced.has(id)), ...added], added, problems }
}
