// One finding as Markdown.
import type { Finding } from '../../model/report.ts'
import { fieldName } from '../field-name.ts'
import { exemptionSentence } from '../finding-message.ts'
import type { PlacedFinding } from '../placed-finding.ts'
import { SEVERITY_SYMBOLS, TURN_WORDS } from '../text/words.ts'
import { codeBlock, codeSpan, markdownLink, markdownText } from './markdown-text.ts'

const MOST_QUOTED = 2000

export function markdownFinding(placed: PlacedFinding): string {
  const { finding, severity, exemption } = placed
  const blocks = [
    `### ${SEVERITY_SYMBOLS[severity]} ${markdownText(finding.title)}`,
    factLine(placed),
    markdownText(finding.cause),
    exemption === undefined ? '' : `*${markdownText(exemptionSentence(exemption))}*`,
    ...markdownRemedy(placed),
    ...quote(finding.evidence.quote),
    ...markdownReferences(placed),
  ]
  return blocks.filter((block) => block !== '').join('\n\n')
}

function factLine({ report, finding, place }: PlacedFinding): string {
  const at = place === undefined ? '' : `${place.path ?? place.file}:${place.line}:${place.column}`
  const facts = [
    codeSpan(finding.rule),
    `step ${finding.step}`,
    markdownText(TURN_WORDS[finding.turn]),
    at === '' ? '' : codeSpan(at),
    fieldFact(finding, at === '' ? fieldName(finding, report.destination.kind) : undefined),
  ]
  return facts.filter((fact) => fact !== '').join(' · ')
}

/** In a file it is found by its pointer, elsewhere by the name that the form gives it. */
function fieldFact({ field = '' }: Finding, name: string | undefined): string {
  if (name !== undefined) return `field ${markdownText(name)}`
  return field === '' ? '' : `field ${codeSpan(field)}`
}

export function markdownRemedy({ finding }: PlacedFinding): readonly string[] {
  if (finding.remediation.length === 0) return []
  const items = finding.remediation.map((step, index) => {
    const where = step.where === undefined ? '' : `\n   Where: ${markdownText(step.where)}`
    const check = step.verify === undefined ? '' : `\n   Check: ${markdownText(step.verify)}`
    return `${index + 1}. ${markdownText(step.do)}${where === '' ? '' : `  ${where}`}${check === '' ? '' : `  ${check}`}`
  })
  return ['**What to do**', items.join('\n')]
}

function quote(text: string): readonly string[] {
  if (text === '') return []
  const isCut = text.length > MOST_QUOTED
  const shown = text.slice(0, MOST_QUOTED).toWellFormed()
  return ['**What was seen**', codeBlock(isCut ? `${shown}…` : shown)]
}

export function markdownReferences({ finding }: PlacedFinding): readonly string[] {
  if (finding.references.length === 0) return []
  const items = finding.references.map(
    ({ title, url, checked }) => `- ${markdownLink(title, url)} (as of ${markdownText(checked)})`,
  )
  return ['**Read more**', items.join('\n')]
}
