// The answer support staff can send back, as plain text for a mail.
import type { Finding } from '../../model/report.ts'

/** `askNext` is what the sender should add; it comes last. */
export function replyText(finding: Finding, askNext: readonly string[] = []): string {
  const { title, cause, remediation, references } = finding
  const steps = remediation.flatMap((step, index) => [
    `${index + 1}. ${step.do}`,
    ...(step.where === undefined ? [] : [`   Where: ${step.where}`]),
    ...(step.verify === undefined ? [] : [`   Check: ${step.verify}`]),
  ])
  const sources = references.map(({ title: page, url }) => `${page}: ${url}`)
  return [
    'Hello,',
    `the message you sent means: ${title.replace(/\.$/, '')}. ${cause}`,
    ...(steps.length === 0 ? [] : [['What to do:', ...steps].join('\n')]),
    ...(sources.length === 0 ? [] : [['Read more:', ...sources].join('\n')]),
    ...(askNext.length === 0
      ? []
      : [['If this does not help, send us:', ...askNext.map((ask) => `- ${ask}`)].join('\n')]),
  ].join('\n\n')
}
