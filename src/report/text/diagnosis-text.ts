// What pasted text shows, as text for a person: the root cause in full, the rest by name.
import type { Finding } from '../../model/report.ts'
import type { Diagnosis } from '../../model/rulebook.ts'
import { visibleDeep } from '../visible-text.ts'
import { findingLines } from './finding-lines.ts'
import { wrap, wrapIndented } from './layout.ts'
import { createStyle, type TextOptions, type TextStyle } from './style.ts'
import { confidenceWords, SEVERITY_SYMBOLS } from './words.ts'

export function diagnosisText(diagnosis: Diagnosis, options: TextOptions): string {
  const style = createStyle(options)
  const [root, ...others] = visibleDeep(diagnosis.findings)
  if (root === undefined) return `${nothingRecognised(style).join('\n')}\n`
  const lines = findingLines(root, { style, seen: 'What the text says', alwaysConfidence: true })
  return `${[...lines, ...alsoSeen(others, style)].join('\n')}\n`
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

const ASK_FOR = [
  'The whole error, with its code: AADSTS…, 0x8004…, a name such as AuthenticationFailed.',
  'The answer of the server, with its status line and body.',
  'The notification or exception text that Partner Center or the CRM sent by mail.',
]

function nothingRecognised(style: TextStyle): readonly string[] {
  return [
    `  ${style.bold('Nothing recognised')}`,
    ...wrapIndented(
      'The text reports no failure of a lead destination that leadprobe knows.',
      style.width,
      4,
    ),
    '',
    `    ${style.bold('What to paste instead')}`,
    ...ASK_FOR.flatMap((ask) => wrap(ask, style.width, { first: '    · ', rest: '      ' })),
    '',
    ...wrapIndented(
      'To test settings rather than an error, pipe them into: leadprobe check -',
      style.width,
      4,
    ),
  ]
}
