// Reads a JSON body before any handler does: right type, right size, right shape, bounded depth.
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { sendProblem } from './problem.ts'

export const MAX_BODY_BYTES = 256 * 1024
const MAX_DEPTH = 64

/** Thousands of destinations in one body. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024

const limitUsual = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) =>
    sendProblem(
      c,
      'body-too-large',
      `A body may have at most ${MAX_BODY_BYTES / 1024} KB. Send the part that holds the error or the config.`,
    ),
})

const limitBatch = bodyLimit({
  maxSize: MAX_BATCH_BYTES,
  onError: (c) => sendProblem(c, 'body-too-large', 'A batch may have at most 8 MB. Send several.'),
})

export const limitBody: MiddlewareHandler = (c, next) =>
  c.req.path === '/v1/batches' ? limitBatch(c, next) : limitUsual(c, next)

export const requireJson: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST') return next()
  if (!isJson(c.req.header('content-type'))) {
    return sendProblem(c, 'unsupported-media-type', 'Send it with content-type: application/json.')
  }
  const text = await c.req.text()
  if (depthOf(text) > MAX_DEPTH) {
    return sendProblem(
      c,
      'malformed-json',
      `The body is nested more than ${MAX_DEPTH} levels deep.`,
    )
  }
  try {
    JSON.parse(text)
  } catch (error) {
    return sendProblem(c, 'malformed-json', malformedDetail(text, error))
  }
  return next()
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? '')
}

/** Where it breaks, but never the engine's own message: that quotes the body, secrets and all. */
function malformedDetail(text: string, error: unknown): string {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (text.trim() === '') return 'The body is empty. Send a JSON object.'
  if (position === undefined) return 'The body cannot be read as JSON. Check that it is complete.'
  const before = text.slice(0, Number(position)).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return `The body stops being JSON at line ${before.length}, column ${column}.`
}

/** Deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return deepest
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly code?: string | undefined
  /** Of a schema that refuses unknown keys, all at once. */
  readonly keys?: readonly string[]
}

/** The pointer and message of each thing a schema refused. */
export function fieldErrors(
  issues: readonly Issue[],
  prefix = '',
): { pointer: string; detail: string }[] {
  return issues.flatMap(eachKey).map(({ path, message }) => ({
    pointer: `${prefix}${path.map((part) => `/${escapePointer(String(part))}`).join('')}`,
    detail: message,
  }))
}

function eachKey(issue: Issue): readonly Pick<Issue, 'path' | 'message'>[] {
  if (issue.code !== 'unrecognized_keys' || issue.keys === undefined) return [issue]
  const message = 'is not known here; look at its spelling, or remove it'
  return issue.keys.map((key) => ({ path: [...issue.path, key], message }))
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The answer to a request whose schema did not fit. */
export function refuseRequest(c: Context, issues: readonly Issue[]) {
  return sendProblem(
    c,
    'invalid-request',
    'Some fields are missing or wrong; errors says which and what they need.',
    fieldErrors(issues),
  )
}
