// How routes declare what they answer with.
import type { z } from '@hono/zod-openapi'
import { PROBLEMS, type ProblemName } from '../problem.ts'
import { Problem } from './problem-schema.ts'

export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } }
}

type ProblemResponses<N extends ProblemName> = {
  [S in (typeof PROBLEMS)[N]['status']]: {
    description: string
    content: { 'application/problem+json': { schema: typeof Problem } }
  }
}

export function problems<N extends ProblemName>(...names: readonly N[]): ProblemResponses<N> {
  return Object.fromEntries(
    names.map((name) => [
      PROBLEMS[name].status,
      {
        description: PROBLEMS[name].title,
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  ) as ProblemResponses<N> // one key a name, by construction
}

/** What every route with a JSON body may answer. */
export const bodyProblems = problems(
  'malformed-json',
  'body-too-large',
  'unsupported-media-type',
  'invalid-request',
)
