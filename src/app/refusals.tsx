// What answers when no route does: a page for a browser, problem details for everybody else.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Refused } from './access/admit-check.ts'
import { idsOf } from './operations/trace.ts'
import { ProblemPage } from './page/pages/problem-page.tsx'
import { sendPage } from './page/send-page.ts'
import { type Problem, type ProblemName, problemOf } from './problem.ts'
import type { AppServices } from './services.ts'

export function answerNotFound(c: Context, services: AppServices) {
  return refuse(c, services, 'not-found', 'No page or API route has this address.')
}

export function answerMethodNotAllowed(
  c: Context,
  services: AppServices,
  methods: readonly string[],
) {
  c.header('allow', methods.join(', '))
  return refuse(c, services, 'method-not-allowed', `It takes ${methods.join(', ')}.`)
}

/** The one catch of this surface: what the request did wrong, or a bug of ours. */
export function answerFault(error: unknown, c: Context, services: AppServices) {
  if (error instanceof HTTPException && error.status < 500) {
    return refuse(c, services, problemForStatus(error.status), 'The request could not be accepted.')
  }
  // A caller who left in the middle of a request broke nothing here, and reads no answer.
  if (c.req.raw.signal.aborted) return c.body(null, 400)
  services.onFault(error, idsOf(c))
  return refuse(c, services, 'internal', 'This is a fault in leadprobe, not in your destination.')
}

function problemForStatus(status: number): ProblemName {
  if (status === 403) return 'cross-site'
  if (status === 413) return 'body-too-large'
  return 'malformed-json'
}

/** The answer to a caller who has to wait. */
export function refuseTooMany(c: Context, services: AppServices, { detail, retryAfterS }: Refused) {
  c.header('retry-after', String(retryAfterS))
  return refuse(c, services, 'too-many-requests', detail)
}

export function refuse(c: Context, services: AppServices, name: ProblemName, detail: string) {
  const problem = problemOf(c, name, detail)
  if (wantsPage(c)) {
    const page = <ProblemPage problem={problem} hasLab={services.lab !== undefined} />
    return sendPage(c, page, statusOf(problem))
  }
  const headers = { 'content-type': 'application/problem+json' }
  return c.json(problem, statusOf(problem), headers)
}

function wantsPage(c: Context): boolean {
  return !c.req.path.startsWith('/v1/') && /\btext\/html\b/.test(c.req.header('accept') ?? '')
}

/** Hono types the statuses that may carry a body; every problem has one of them. */
function statusOf(problem: Problem) {
  return problem.status as 400 | 401 | 403 | 404 | 405 | 413 | 421 | 429 | 500
}
