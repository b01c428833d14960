// The answer support staff can send back: cause and remedy as plain text.
import type { Finding } from '../../model/report.ts'

export function replyOf({ title, cause, remediation, references }: Finding): string {
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
  ].join('\n\n')
}
