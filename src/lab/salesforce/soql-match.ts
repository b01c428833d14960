// Whether a row meets the conditions of a query, compared as Salesforce compares.
import type { Comparison, Condition, Literal } from './soql-parse.ts'

export type Row = Readonly<Record<string, unknown>>

const DAY_MS = 86_400_000

/** `now` in milliseconds since the Unix epoch gives `TODAY` and its like their meaning. */
export function meets(row: Row, condition: Condition, now: number): boolean {
  if (condition.kind === 'compare') return compare(row, condition, now)
  if (condition.kind === 'not') return !meets(row, condition.part, now)
  const isMet = (part: Condition) => meets(row, part, now)
  return condition.kind === 'all' ? condition.parts.every(isMet) : condition.parts.some(isMet)
}

function compare(row: Row, { field, operator, values }: Comparison, now: number): boolean {
  const value = row[field]
  const [first] = values
  if (first === undefined) return false
  const isEqual = (literal: Literal) => ordered(value, literal, now) === 0
  switch (operator) {
    case '=':
      return isEqual(first)
    case '!=':
    case '<>':
      return !isEqual(first)
    case 'IN':
      return values.some(isEqual)
    case 'NOT IN':
      return !values.some(isEqual)
    case 'LIKE':
      return typeof value === 'string' && likePattern(first.text).test(value)
    default:
      return isOrdered(ordered(value, first, now), operator)
  }
}

function isOrdered(order: number, operator: string): boolean {
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

/** Negative when `value` comes first; NaN when the two cannot be compared. */
function ordered(value: unknown, literal: Literal, now: number): number {
  if (literal.kind === 'string') return orderedText(value, unescapeSoql(literal.text))
  const word = literal.text
  if (/^null$/i.test(word)) return value === null || value === undefined ? 0 : Number.NaN
  if (/^(?:true|false)$/i.test(word)) return String(value) === word.toLowerCase() ? 0 : Number.NaN
  if (typeof value === 'number') return value - Number(word)
  return orderedTime(Date.parse(String(value)), word, now)
}

/** Without regard to case, as SOQL compares; an id also matches its 15-character form. */
function orderedText(value: unknown, text: string): number {
  if (typeof value !== 'string') return Number.NaN
  const isSameId = value.length === 18 && text.length === 15 && value.startsWith(text)
  if (isSameId) return 0
  const [left, right] = [value.toLowerCase(), text.toLowerCase()]
  return left < right ? -1 : left > right ? 1 : 0
}

/** A moment equals a day when it lies within it. */
function orderedTime(time: number, word: string, now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS
  const days = /^LAST_N_DAYS:(\d+)$/i.exec(word)?.[1]
  const [from, to] =
    days !== undefined
      ? [today - Number(days) * DAY_MS, today + DAY_MS]
      : /^TODAY$/i.test(word)
        ? [today, today + DAY_MS]
        : /^YESTERDAY$/i.test(word)
          ? [today - DAY_MS, today]
          : [Date.parse(word), Date.parse(word) + 1]
  if (time < from) return -1
  return time >= to ? 1 : 0
}

function unescapeSoql(text: string): string {
  return text.replaceAll(/\\(.)/g, (_whole, char: string) => (char === 'n' ? '\n' : char))
}

/** `%` is any text and `_` any character, unless a backslash stands before. */
function likePattern(text: string): RegExp {
  const parts = [...text.matchAll(/\\(.)|([%_])|([^\\%_]+)/gs)].map(([, escaped, wild, plain]) => {
    if (wild !== undefined) return wild === '%' ? '.*' : '.'
    return (escaped ?? plain ?? '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 'is')
}
