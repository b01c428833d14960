// What pasted text shows, as text for a person: the root cause in full, the rest by name.
import type { Finding } from '../../model/report.ts'
import type { Diagnosis } from '../../model/rulebook.ts'
import { visibleDeep } from '../visible-text.ts'
import { findingLines } from './finding-lines.ts'
import { wrap, wrapIndented } from './layout.ts'
import { createStyle, type TextOptions, type TextStyle } from './style.ts'
import { confidenceWords, isSure, SEVERITY_SYMBOLS, spanWords } from './words.ts'

export function diagnosisText(diagnosis: Diagnosis, options: TextOptions): string {
  const style = createStyle(options)
  const [root, ...others] = visibleDeep(diagnosis.findings)
  if (root === undefined) return `${nothingRecognised(diagnosis.askNext, style).join('\n')}\n`
  const { span } = root.evidence
  const seen = `What the text says${span === undefined ? '' : `, ${spanWords(span)}`}`
  const lines = findingLines(root, { style, seen, alwaysConfidence: true })
  const ask = askLines('If this does not help, ask for', diagnosis.askNext, style)
  return `${[...lines, ...whyLines(root, style), ...alsoSeen(others, style), ...ask].join('\n')}\n`
}

function alsoSeen(others: readonly Finding[], style: TextStyle): readonly string[] {
  if (others.length === 0) return []
  const lines = others.flatMap((finding) => {
    const first = `    ${style.severity[finding.severity](SEVERITY_SYMBOLS[finding.severity])} `
    const facts = `${confidenceWords(finding.confidence)} · ${finding.rule}`
    return [
      ...wrap(finding.title, style.width, { first, rest: '      ' }),
      ...wrapIndented(facts, style.width, 6, style.dim),
    ]
  })
  return ['', `    ${style.bold('Also in the text')}`, ...lines]
}

/** Why it is no surer, where it is not. */
function whyLines({ confidence, confidenceReason }: Finding, style: TextStyle): readonly string[] {
  if (confidenceReason === undefined || isSure(confidence)) return []
  return ['', ...wrapIndented(`How sure: ${confidenceReason}`, style.width, 4, style.dim)]
}

function askLines(heading: string, asks: readonly string[], style: TextStyle): readonly string[] {
  if (asks.length === 0) return []
  const lines = asks.flatMap((ask) => wrap(ask, style.width, { first: '    · ', rest: '      ' }))
  return ['', `    ${style.bold(heading)}`, ...lines]
}

function nothingRecognised(askNext: readonly string[], style: TextStyle): readonly string[] {
  return [
    `  ${style.bold('Nothing recognised')}`,
    ...wrapIndented(
      'The text reports no failure of a lead destination that leadprobe knows.',
      style.width,
      4,
    ),
    ...askLines('What to paste instead', askNext, style),
    '',
    ...wrapIndented(
      'To test settings rather than an error, pipe them into: leadprobe check -',
      style.width,
      4,
    ),
  ]
}
