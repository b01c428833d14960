// Answers a query: which objects and columns there are for this user, and the rows that match.
import { restError } from './errors.ts'
import type { Org } from './org.ts'
import { meets, type Row } from './soql-match.ts'
import { type Comparison, type Condition, parseSoql, type Query, SoqlError } from './soql-parse.ts'

export interface QueryTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns that hold a moment: these are compared with unquoted dates. */
  readonly moments?: readonly string[]
  /** Columns that may be shown but not filtered by. */
  readonly unfiltered?: readonly string[]
  /** Columns that come one row at a time. */
  readonly single?: readonly string[]
  rows(org: Org): readonly Row[]
}

/** `url` is the path under which a row of an object is found. */
export function answerQuery(
  org: Org,
  tables: readonly QueryTable[],
  soql: string,
  { now, url }: { readonly now: number; readonly url: string },
): Response {
  try {
    const query = parseSoql(soql)
    const table = tables.find(({ name }) => name.toLowerCase() === query.object.toLowerCase())
    if (table === undefined) return noSuchObject(query.object)
    const problem = columnProblem(query, table)
    if (problem !== undefined) return problem
    const rows = select(query, table.rows(org), now)
    const isSingle = query.fields.some((field) => table.single?.includes(field))
    if (isSingle && rows.length > 1) return oneAtATime()
    return found(query, table, rows, url)
  } catch (error) {
    if (error instanceof SoqlError) return restError(400, 'MALFORMED_QUERY', error.message)
    throw error
  }
}

function noSuchObject(name: string): Response {
  const message = `\nSELECT Id FROM ${name}\n               ^\nERROR at Row:1:Column:16\nsObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
  return restError(400, 'INVALID_TYPE', message)
}

function oneAtATime(): Response {
  const message =
    'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval.'
  return restError(400, 'MALFORMED_QUERY', message)
}

function columnProblem({ fields, where, orderBy }: Query, table: QueryTable): Response | undefined {
  const comparisons = where === undefined ? [] : comparisonsIn(where)
  const named = [...fields, ...comparisons.map(({ field }) => field)]
  if (orderBy !== undefined) named.push(orderBy.field)
  const unknown = named.find((field) => !isCount(field) && !table.columns.includes(field))
  if (unknown !== undefined) {
    const message = `No such column '${unknown}' on entity '${table.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
    return restError(400, 'INVALID_FIELD', message)
  }
  return comparisonProblem(comparisons, table)
}

function comparisonProblem(
  comparisons: readonly Comparison[],
  { unfiltered = [], moments = [] }: QueryTable,
): Response | undefined {
  for (const { field, values } of comparisons) {
    if (unfiltered.includes(field)) {
      return restError(400, 'INVALID_FIELD', `field '${field}' can not be filtered in a query call`)
    }
    if (moments.includes(field) && values.some(({ kind }) => kind === 'string')) {
      const message = `value of filter criterion for field '${field}' must be of type dateTime and should not be enclosed in quotes`
      return restError(400, 'INVALID_FIELD', message)
    }
  }
  return undefined
}

function comparisonsIn(condition: Condition): readonly Comparison[] {
  if (condition.kind === 'compare') return [condition]
  if (condition.kind === 'not') return comparisonsIn(condition.part)
  return condition.parts.flatMap(comparisonsIn)
}

function select({ where, orderBy, limit }: Query, rows: readonly Row[], now: number): Row[] {
  const chosen = rows.filter((row) => where === undefined || meets(row, where, now))
  if (orderBy !== undefined) {
    const { field, isDescending } = orderBy
    chosen.sort((a, b) => String(a[field]).localeCompare(String(b[field])))
    if (isDescending) chosen.reverse()
  }
  return limit === undefined ? chosen : chosen.slice(0, limit)
}

function found(
  { fields }: Query,
  { name }: QueryTable,
  rows: readonly Row[],
  url: string,
): Response {
  if (fields.some(isCount))
    return Response.json({ totalSize: rows.length, done: true, records: [] })
  const records = rows.map((row) => ({
    attributes: { type: name, url: `${url}/sobjects/${name}/${row['Id']}` },
    ...Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
  }))
  return Response.json({ totalSize: records.length, done: true, records })
}

function isCount(field: string): boolean {
  return /^count\(\)$/i.test(field)
}
