// The rules that come with leadprobe, made ready on first use.
import type { Rulebook } from '../model/rulebook.ts'
import { RuleShelf } from './rule-shelf.ts'
import { openRulebook } from './rulebook.ts'
import { prepared, ruleLine, rulesVersion } from './rules.generated.ts'

let rulebook: Rulebook | undefined

export function defaultRulebook(): Rulebook {
  rulebook ??= openRulebook(new RuleShelf(ruleLine, prepared.heads.length), prepared, rulesVersion)
  return rulebook
}
