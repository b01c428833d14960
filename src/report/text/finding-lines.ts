// One finding: what it is, whose turn it is, what was seen, what to do about it.
import type { Finding } from '../../model/report.ts'
import { fieldName, type ReportedKind } from '../field-name.ts'
import { exemptionSentence } from '../finding-message.ts'
import type { Exemption, SourcePlace } from '../format.ts'
import { oneLine } from '../visible-text.ts'
import { wrap, wrapIndented } from './layout.ts'
import { quoteLines } from './quote-lines.ts'
import type { TextStyle } from './style.ts'
import { confidenceWords, isSure, SEVERITY_SYMBOLS, TURN_WORDS } from './words.ts'

const INDENT = 4

export interface FindingContext {
  readonly style: TextStyle
  /** Where the field stands in a file, which has the pointer's names; elsewhere it goes by its form's. */
  readonly place?: SourcePlace | undefined
  readonly kind?: ReportedKind | undefined
  readonly exemption?: Exemption | undefined
  /** Says how sure it is even where it is sure. */
  readonly alwaysConfidence?: boolean
  /** The heading over the quote. */
  readonly seen: string
}

export function findingLines(finding: Finding, context: FindingContext): readonly string[] {
  const { style } = context
  const blocks = [
    [...titleLines(finding, style), ...factLines(finding, context)],
    wrapIndented(finding.cause, style.width, INDENT),
    exemptionLines(context),
    seenLines(finding, context),
    remedyLines(finding, style),
    referenceLines(finding, style),
  ]
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]))
}

function titleLines(finding: Finding, style: TextStyle): readonly string[] {
  const paint = style.severity[finding.severity]
  const first = `  ${paint(SEVERITY_SYMBOLS[finding.severity])} `
  return wrap(finding.title, style.width, { first, rest: '    ' }, style.bold)
}

function factLines(finding: Finding, context: FindingContext): readonly string[] {
  const { style, alwaysConfidence = false } = context
  const facts = [
    ...(isSure(finding.confidence) && !alwaysConfidence
      ? []
      : [confidenceWords(finding.confidence)]),
    `step ${finding.step}`,
    TURN_WORDS[finding.turn],
    finding.rule,
  ]
  return wrapIndented(facts.join(' · '), style.width, INDENT, style.dim)
}

function exemptionLines({ style, exemption }: FindingContext): readonly string[] {
  if (exemption === undefined) return []
  return wrapIndented(oneLine(exemptionSentence(exemption)), style.width, INDENT, style.accent)
}

function seenLines(
  finding: Finding,
  { style, place, kind, seen }: FindingContext,
): readonly string[] {
  const { quote } = finding.evidence
  const quoted = quote === '' ? [] : [heading(seen, style), ...quoteLines(quote, style, INDENT)]
  const at = place === undefined ? '' : `${place.file}:${place.line}:${place.column}`
  const name = fieldName(finding, kind)
  const inFile = name === undefined ? '' : `Field ${finding.field}`
  const field = at === '' && name !== undefined ? `Field: ${name}` : inFile
  const where = [field, at].filter((part) => part !== '').join(' · ')
  return where === ''
    ? quoted
    : [...quoted, ...wrapIndented(where, style.width, INDENT, style.accent)]
}

export function remedyLines(
  { remediation }: { readonly remediation: readonly Finding['remediation'][number][] },
  style: TextStyle,
): readonly string[] {
  if (remediation.length === 0) return []
  const steps = remediation.flatMap((remedy, index) => {
    const first = `${' '.repeat(INDENT)}${index + 1}. `
    const rest = ' '.repeat(first.length)
    return [
      ...wrap(remedy.do, style.width, { first, rest }),
      ...note('Where:', remedy.where, rest, style),
      ...note('Check:', remedy.verify, rest, style),
    ]
  })
  return [heading('What to do', style), ...steps]
}

function note(
  label: string,
  text: string | undefined,
  indent: string,
  style: TextStyle,
): readonly string[] {
  if (text === undefined) return []
  const first = `${indent}${style.dim(label)} `
  return wrap(text, style.width, { first, rest: `${indent}${' '.repeat(label.length + 1)}` })
}

export function referenceLines(
  { references }: { readonly references: readonly Finding['references'][number][] },
  style: TextStyle,
): readonly string[] {
  if (references.length === 0) return []
  const lines = references.flatMap(({ title, url, checked }) => [
    ...wrap(`${title} (as of ${checked})`, style.width, { first: '    · ', rest: '      ' }),
    // Never cut: an address has to survive a copy.
    `      ${style.accent(url)}`,
  ])
  return [heading('Read more', style), ...lines]
}

function heading(text: string, style: TextStyle): string {
  return `${' '.repeat(INDENT)}${style.bold(text)}`
}
