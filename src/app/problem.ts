// Errors of the API: RFC 9457 problem details, with a pointer to each field that is wrong.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { idsOf } from './operations/trace.ts'

export interface FieldError {
  /** JSON pointer into the request body. */
  readonly pointer: string
  /** What is wrong and what to send instead. */
  readonly detail: string
}

/** The last part of a problem's `type`. These are API: they never change. */
export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'invalid-request': { status: 422, title: 'The request does not fit' },
  unauthorized: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'The key does not allow it' },
  'cross-site': { status: 403, title: 'The form came from another site' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has to be JSON' },
  misdirected: { status: 421, title: 'leadprobe has another name' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'leadprobe failed' },
  unavailable: { status: 503, title: 'Not ready' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>
export type ProblemName = keyof typeof PROBLEMS
type StatusOf<N extends ProblemName> = (typeof PROBLEMS)[N]['status']

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  readonly requestId: string
  readonly traceId?: string
  readonly errors?: FieldError[]
}

/** The problem as a value, for pages that show it in their own way. */
export function problemOf(
  c: Context,
  name: ProblemName,
  detail: string,
  errors: readonly FieldError[] = [],
): Problem {
  return {
    type: new URL(`/docs#problem-${name}`, c.req.url).href,
    title: PROBLEMS[name].title,
    status: PROBLEMS[name].status,
    detail,
    instance: c.req.path,
    ...idsOf(c),
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
  }
}

/** The answer to a caller who has to wait. */
export function sendTooMany(
  c: Context,
  { detail, retryAfterS }: { readonly detail: string; readonly retryAfterS: number },
) {
  c.header('retry-after', String(retryAfterS))
  return sendProblem(c, 'too-many-requests', detail)
}

/** Answers with a problem; typed, so that a route has to declare the status. */
export function sendProblem<N extends ProblemName>(
  c: Context,
  name: N,
  detail: string,
  errors: readonly FieldError[] = [],
) {
  const status: StatusOf<N> = PROBLEMS[name].status
  return c.json(problemOf(c, name, detail, errors), status, {
    'content-type': 'application/problem+json',
  })
}
