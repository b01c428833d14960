// `leadprobe rules list` and `rules show`: what leadprobe can recognise, and what it advises.
import type { Rule } from '../../model/rule.ts'
import { safeJson } from '../../report/json.ts'
import { ruleListText, ruleText } from '../../report/text/rule-text.ts'
import { didYouMeanId } from '../closest-id.ts'
import { wantsColor, widthOf } from '../color.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { UsageError } from '../usage-error.ts'

export interface RulesFlags {
  readonly json?: boolean
}

export async function listRulesCommand(flags: RulesFlags, host: CliHost): Promise<number> {
  const { rules } = await host.services.rulebook()
  await host.stdout.write(
    flags.json === true
      ? `${safeJson(rules.map(brief), 2)}\n`
      : ruleListText(rules, textOptions(host)),
  )
  return EXIT.ok
}

export async function showRuleCommand(
  id: string,
  flags: RulesFlags,
  host: CliHost,
): Promise<number> {
  const rulebook = await host.services.rulebook()
  const rule = rulebook.rule(id)
  if (rule === undefined) throw unknownRule(id, rulebook.rules)
  await host.stdout.write(
    flags.json === true ? `${safeJson(rule, 2)}\n` : ruleText(rule, textOptions(host)),
  )
  return EXIT.ok
}

function brief({ id, title, severity, turn, steps }: Rule) {
  return { id, title, severity, turn, steps }
}

function textOptions(host: CliHost) {
  return { width: widthOf(host.stdout, host.env), color: wantsColor(host.stdout, host.env) }
}

function unknownRule(id: string, rules: readonly Rule[]): UsageError {
  const ids = rules.map((rule) => rule.id)
  return new UsageError(
    `There is no rule "${id}".${didYouMeanId(id, ids)}`,
    '"leadprobe rules list" names them all.',
  )
}
