// The rules that come with leadprobe, made ready on first use.
import type { Rulebook } from '../model/rulebook.ts'
import { bytesAt } from './rules.generated.ts'
import { openRulesFile } from './rules-file.ts'

let rulebook: Rulebook | undefined

export function defaultRulebook(): Rulebook {
  rulebook ??= openRulesFile(bytesAt)
  return rulebook
}
