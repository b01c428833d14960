// A rule as Markdown: what it means, what to do, and where that was read.
import type { Finding } from '../../model/report.ts'
import type { Rule } from '../../model/rule.ts'
import { type Sign, signsOf } from '../rule-signs.ts'
import { TURN_WORDS } from '../text/words.ts'
import { codeSpan, markdownLink, markdownText } from './markdown-text.ts'

/** Sentences without captures: what a rule says in general. */
export type GeneralText = Pick<Finding, 'title' | 'cause' | 'remediation' | 'references'>

export function ruleMarkdown({ id, severity, steps, turn, when }: Rule, text: GeneralText): string {
  const facts = [codeSpan(id), severity, `step ${steps.join(', ')}`, TURN_WORDS[turn]]
  const remedies = text.remediation.map(({ do: action, where, verify }, index) => {
    const place = where === undefined ? '' : `\n   - Where: ${markdownText(where)}`
    const check = verify === undefined ? '' : `\n   - Check: ${markdownText(verify)}`
    return `${index + 1}. ${markdownText(action)}${place}${check}`
  })
  const sources = text.references.map(
    ({ title, url, checked }) => `- ${markdownLink(title, url)} (as of ${markdownText(checked)})`,
  )
  const blocks = [
    `# ${markdownText(text.title)}`,
    facts.join(' · '),
    markdownText(text.cause),
    `## What to do\n\n${remedies.join('\n')}`,
    `## What gives it away\n\n${signsOf(when).map(signLine).join('\n')}`,
    `## Read more\n\n${sources.join('\n')}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function signLine({ label, values, more }: Sign): string {
  const shown = [...values.map(codeSpan), ...(more === undefined ? [] : [markdownText(more)])]
  return `- ${label}: ${shown.join(', ')}`
}
