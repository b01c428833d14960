// One request to the Web API by a caller who was let in, and how it is answered.
import { answerQuery, type QueriedTable, type Row } from './odata-query.ts'
import type { Organization, SystemUser } from './organization.ts'
import { isRefusal, notFound, ODATA_JSON, type Refusal, refused } from './refusal.ts'

export interface Call {
  readonly organization: Organization
  readonly user: SystemUser
  readonly request: Request
  /** What follows the version in the path, decoded. */
  readonly path: string
  readonly query: URLSearchParams
}

/** The `index`-th group of what the path of an operation matched; empty when it matched nothing. */
export type PathPart = (index: number) => string

export function segmentMissing(path: string): Refusal {
  const segment = /^\w+/.exec(path)?.[0] ?? ''
  return notFound('0x8006088a', `Resource not found for the segment '${segment}'.`)
}

export function queried(call: Call, table: QueriedTable, rows: readonly Row[]): Response {
  return listed(call, answerQuery(rows, call.query, table))
}

export function listed(call: Call, rows: readonly Row[] | Refusal): Response {
  if (isRefusal(rows)) return refused(rows)
  return answered(call, `$metadata#${call.path}`, { value: rows })
}

export function single(call: Call, row: Row | Refusal): Response {
  return isRefusal(row) ? refused(row as Refusal) : answered(call, `$metadata#${call.path}`, row)
}

export function answered(call: Call, context: string, body: Row): Response {
  const root = `${new URL(call.request.url).origin}/api/data/v9.2/`
  const headers = { ...ODATA_JSON, 'odata-version': '4.0' }
  return new Response(JSON.stringify({ '@odata.context': `${root}${context}`, ...body }), {
    headers,
  })
}
