// The part of OData queries that clients of the lab need: $filter, $select, $top, and nothing unread.
import { parseFilter } from './odata-filter.ts'
import { badRequest, type Refusal } from './refusal.ts'

export type Row = Readonly<Record<string, unknown>>

export interface QueriedTable {
  readonly table: string
  readonly columns: readonly string[]
  /** What $expand may name: rows that belong to a row. */
  readonly expand?: Readonly<Record<string, (row: Row) => readonly Row[]>>
}

const READ = new Set(['$filter', '$select', '$top', '$expand', '$orderby', '$count'])

export function answerQuery(
  rows: readonly Row[],
  query: URLSearchParams,
  table: QueriedTable,
): readonly Row[] | Refusal {
  const unread = [...query.keys()].find((name) => name.startsWith('$') && !READ.has(name))
  if (unread !== undefined) return queryInvalid(`The query parameter ${unread} is not supported.`)
  const selected = list(query.get('$select'))
  const filter = parseFilter(query.get('$filter') ?? '')
  if (filter === undefined) return queryInvalid('Syntax error in $filter.')
  const unknown = [...selected, ...filter.columns].find((name) => !table.columns.includes(name))
  if (unknown !== undefined) return propertyMissing(unknown, table.table)
  const expansion = expand(query.get('$expand'), table)
  if (typeof expansion !== 'function') return expansion
  return rows
    .filter(filter.accepts)
    .slice(0, Number(query.get('$top') ?? rows.length))
    .map((row) => ({ ...select(row, selected), ...expansion(row) }))
}

function select(row: Row, selected: readonly string[]): Row {
  if (selected.length === 0) return row
  const key = Object.keys(row).filter((name) => name.endsWith('id') && !name.startsWith('_'))
  return Object.fromEntries([...selected, ...key.slice(0, 1)].map((name) => [name, row[name]]))
}

/** `name` or `name($select=a,b)`; one at a time is enough here. */
function expand(
  asked: string | null,
  { table, expand: expansions }: QueriedTable,
): ((row: Row) => Row) | Refusal {
  if (asked === null) return () => ({})
  const [, name = '', columns] = /^(\w+)(?:\(\$select=([\w,]+)\))?$/.exec(asked) ?? []
  const related = expansions?.[name]
  if (related === undefined) return propertyMissing(name === '' ? asked : name, table)
  return (row) => ({ [name]: related(row).map((one) => select(one, list(columns ?? null))) })
}

function list(names: string | null): readonly string[] {
  return (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function propertyMissing(name: string, table: string): Refusal {
  return badRequest(
    '0x80060888',
    `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`,
  )
}

function queryInvalid(message: string): Refusal {
  return badRequest('0x80060888', message)
}
