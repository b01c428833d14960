// A diagnosis as a reply to send back, in Markdown.
import type { Finding } from '../../model/report.ts'
import type { Diagnosis } from '../../model/rulebook.ts'
import { codeBlock, codeSpan, markdownLink, markdownText } from '../markdown/markdown-text.ts'
import { confidenceWords, spanWords } from '../text/words.ts'

export function replyMarkdown({ findings, askNext }: Diagnosis): string {
  const [first, ...others] = findings
  const blocks =
    first === undefined
      ? ['The text names no failure of a lead destination that we know.']
      : [...causeBlocks(first), ...remedyBlocks(first), ...alsoBlocks(others)]
  return `${[...blocks, ...askBlocks(askNext, first !== undefined)].join('\n\n')}\n`
}

function causeBlocks(finding: Finding): readonly string[] {
  const { title, cause, evidence, confidence, confidenceReason, rule } = finding
  const reason = confidenceReason === undefined ? '' : ` ${markdownText(confidenceReason)}`
  return [
    `**${markdownText(title)}**`,
    markdownText(cause),
    ...quoteBlocks(evidence),
    `This is ${confidenceWords(confidence)}.${reason} (${codeSpan(rule)})`,
    ...captureBlocks(finding),
  ]
}

function quoteBlocks({ quote, span }: Finding['evidence']): readonly string[] {
  if (quote === '') return []
  const place = span === undefined ? '' : `, ${spanWords(span)}`
  return [`From your message${place}:`, codeBlock(quote)]
}

/** `correlationId` reads "correlation id". */
const inWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function captureBlocks({ captures }: Finding): readonly string[] {
  const facts = Object.entries(captures).map(
    ([name, value]) => `- ${markdownText(inWords(name))}: ${codeSpan(value)}`,
  )
  return facts.length === 0 ? [] : [facts.join('\n')]
}

function remedyBlocks({ remediation, references }: Finding): readonly string[] {
  const steps = remediation.map((step, index) => {
    const where = step.where === undefined ? '' : `\n   - Where: ${markdownText(step.where)}`
    const check = step.verify === undefined ? '' : `\n   - Check: ${markdownText(step.verify)}`
    return `${index + 1}. ${markdownText(step.do)}${where}${check}`
  })
  const sources = references.map(({ title, url }) => `- ${markdownLink(title, url)}`)
  return [
    ...(steps.length === 0 ? [] : [`**What to do**\n\n${steps.join('\n')}`]),
    ...(sources.length === 0 ? [] : [`**Read more**\n\n${sources.join('\n')}`]),
  ]
}

function alsoBlocks(others: readonly Finding[]): readonly string[] {
  if (others.length === 0) return []
  const items = others.map(({ title, rule }) => `- ${markdownText(title)} (${codeSpan(rule)})`)
  return [`**Also in your message**\n\n${items.join('\n')}`]
}

function askBlocks(askNext: readonly string[], isExplained: boolean): readonly string[] {
  if (askNext.length === 0) return []
  const heading = isExplained ? 'If this does not help, send us' : 'Send us'
  return [`**${heading}**\n\n${askNext.map((ask) => `- ${markdownText(ask)}`).join('\n')}`]
}
