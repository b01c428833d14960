// Rules as text: one line each in a list, or one of them in full.
import type { Matcher, Rule } from '../../model/rule.ts'
import { referenceLines, remedyLines } from './finding-lines.ts'
import { padEnd, wrap, wrapIndented } from './layout.ts'
import { createStyle, type TextOptions, type TextStyle } from './style.ts'
import { SEVERITY_SYMBOLS, TURN_WORDS } from './words.ts'

export function ruleListText(rules: readonly Rule[], options: TextOptions): string {
  const style = createStyle(options)
  const columns = Math.max(...rules.map(({ id }) => id.length)) + 2
  const lines = rules.flatMap((rule) => ruleLine(rule, columns, style))
  return `${lines.join('\n')}\n`
}

/** Id first and never cut, so that `grep` and `cut` work on it. */
function ruleLine(
  { id, title, severity }: Rule,
  columns: number,
  style: TextStyle,
): readonly string[] {
  const symbol = style.severity[severity](SEVERITY_SYMBOLS[severity])
  return [`${padEnd(id, columns)}${symbol} ${title}`]
}

export function ruleText(rule: Rule, options: TextOptions): string {
  const style = createStyle(options)
  const symbol = style.severity[rule.severity](SEVERITY_SYMBOLS[rule.severity])
  const facts = `${rule.id} · ${rule.severity} · ${TURN_WORDS[rule.turn]} · step ${rule.steps.join(', ')}`
  const blocks = [
    [
      ...wrap(rule.title, style.width, { first: `  ${symbol} `, rest: '    ' }, style.bold),
      ...wrapIndented(facts, style.width, 4, style.dim),
    ],
    wrapIndented(rule.cause, style.width, 4),
    [`    ${style.bold('Recognised by')}`, ...matcherLines(rule.when, 4, style)],
    remedyLines(rule, style),
    referenceLines(rule, style),
  ]
  const lines = blocks.filter((block) => block.length > 0)
  return `${lines.map((block) => block.join('\n')).join('\n\n')}\n`
}

function matcherLines(matcher: Matcher, indent: number, style: TextStyle): readonly string[] {
  const space = ' '.repeat(indent)
  if ('any' in matcher || 'all' in matcher) {
    const inner = 'any' in matcher ? matcher.any : matcher.all
    const label = 'any' in matcher ? 'any of' : 'all of'
    return [
      `${space}${style.dim(label)}`,
      ...inner.flatMap((one) => matcherLines(one, indent + 2, style)),
    ]
  }
  const [name = '', value] = Object.entries(matcher)[0] ?? []
  return wrap(`${name}: ${valueInWords(value)}`, style.width, {
    first: `${space}· `,
    rest: `${space}  `,
  })
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, inner]) =>
      Array.isArray(inner) ? `${key} “${inner.join('”, “')}”` : `${key} ${inner}`,
    )
    .join('; ')
}
