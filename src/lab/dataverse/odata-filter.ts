// $filter as far as it is needed: comparisons with eq and ne, three string functions, and, or.
import type { Row } from './odata-query.ts'

export interface Filter {
  readonly columns: readonly string[]
  accepts(row: Row): boolean
}

const COMPARISON = /^(\w+) (eq|ne) (.+)$/
const FUNCTION = /^(startswith|endswith|contains)\((\w+),\s*('(?:[^']|'')*')\)$/

/** `undefined` when the text is not understood; the empty text accepts every row. */
export function parseFilter(text: string): Filter | undefined {
  if (text.trim() === '') return { columns: [], accepts: () => true }
  return (
    joined(text, ' or ', (filters, row) => filters.some((filter) => filter.accepts(row))) ??
    joined(text, ' and ', (filters, row) => filters.every((filter) => filter.accepts(row))) ??
    parseOne(text.trim())
  )
}

type Join = (filters: readonly Filter[], row: Row) => boolean

function joined(text: string, word: string, join: Join): Filter | undefined {
  const parts = text.split(word)
  if (parts.length === 1) return undefined
  const filters = parts.flatMap((part) => parseFilter(part) ?? [])
  if (filters.length < parts.length) return undefined
  const columns = filters.flatMap((filter) => filter.columns)
  return { columns, accepts: (row) => join(filters, row) }
}

function parseOne(text: string): Filter | undefined {
  const [, column, operator, literal] = COMPARISON.exec(text) ?? []
  if (column !== undefined && literal !== undefined) {
    const value = literalValue(literal)
    const isEqual = (row: Row) => folded(row[column]) === folded(value)
    const accepts = operator === 'eq' ? isEqual : (row: Row) => !isEqual(row)
    return value === undefined ? undefined : { columns: [column], accepts }
  }
  const [, name, of, quoted] = FUNCTION.exec(text) ?? []
  if (name === undefined || of === undefined || quoted === undefined) return undefined
  const method = FUNCTIONS[name as keyof typeof FUNCTIONS]
  const part = String(folded(literalValue(quoted)))
  return { columns: [of], accepts: (row) => method(String(folded(row[of]) ?? ''), part) }
}

const FUNCTIONS = {
  startswith: (text: string, part: string) => text.startsWith(part),
  endswith: (text: string, part: string) => text.endsWith(part),
  contains: (text: string, part: string) => text.includes(part),
}

function literalValue(text: string): unknown {
  if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  if (/^-?\d+$/.test(text)) return Number(text)
  if (/^[0-9a-f-]{36}$/i.test(text)) return text
  const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null }
  return Object.hasOwn(words, text) ? words[text] : undefined
}

/** Text is compared without regard to case, as in the real database. */
function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value
}
