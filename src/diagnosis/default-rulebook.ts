// The rules that come with leadprobe, made ready on first use.
import type { Rulebook } from '../model/rulebook.ts'
import { createRulebook } from './rulebook.ts'
import { prepared, rules, rulesVersion } from './rules.generated.ts'

let rulebook: Rulebook | undefined

export function defaultRulebook(): Rulebook {
  rulebook ??= createRulebook(rules, rulesVersion, prepared)
  return rulebook
}
