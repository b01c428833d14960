// The rules of a directory added to others; one with a known id takes the other's place.
import { fingerprintOf } from '../model/fingerprint.ts'
import type { Rule } from '../model/rule.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { compileRules, type SourceFile } from './compile-rules.ts'
import type { Problem } from './read-yaml.ts'
import { createRulebook } from './rulebook.ts'

export interface ExtendedRulebook {
  readonly rulebook: Rulebook
  /** Those that came from the directory. */
  readonly added: readonly Rule[]
  /** Files with one of these add no rule. */
  readonly problems: readonly Problem[]
}

/** Takes rule files only, no samples. */
export function extendRules(own: Rulebook, files: readonly SourceFile[]): ExtendedRulebook {
  const { rules: added, problems } = compileRules(
    files,
    own.rules.map(({ id }) => id),
  )
  const replaced = new Set(added.map(({ id }) => id))
  const rules = [...own.rules.filter(({ id }) => !replaced.has(id)), ...added]
  const version = `${own.version}+${fingerprintOf(added.map((rule) => JSON.stringify(rule))).slice(0, 8)}`
  return { rulebook: createRulebook(rules, version), added, problems }
}
