// A rule told in general: its sentences without the facts that only an occasion gives.
import { writeFinding } from '../diagnosis/write-finding.ts'
import type { Finding } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'

export type RuleText = Pick<Finding, 'title' | 'cause' | 'remediation' | 'references'>

export function ruleText(rule: Rule): RuleText {
  const [step = 'config'] = rule.steps
  return writeFinding(rule, { step, quote: '', captures: {}, confidence: 1 })
}
