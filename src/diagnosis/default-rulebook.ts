// The rules that come with leadprobe, made ready on first use.
import type { Rulebook } from '../model/rulebook.ts'
import { createRulebook } from './rulebook.ts'
import { rules, rulesVersion } from './rules.generated.ts'

let rulebook: Rulebook | undefined

export function defaultRulebook(): Rulebook {
  rulebook ??= createRulebook(rules, rulesVersion)
  return rulebook
}
