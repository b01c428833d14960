// Takes off what surrounds a connection string: white space, quotation marks, a JSON object.
import { doubtful, malformed, type Problem } from './problem.ts'

export interface Unwrapped {
  readonly text: string
  /** How many characters of the typed text come before it; unknown inside JSON. */
  readonly offset: number
  readonly problems: readonly Problem[]
}

const QUOTED = /^(["'`])([\s\S]*)\1$/

/** The oldest Microsoft page shows the value wrapped as `{"connectionString":"…"}`. */
export function unwrap(typed: string): Unwrapped {
  const trimmed = typed.trim()
  const offset = typed.indexOf(trimmed)
  if (trimmed.startsWith('{')) return fromJson(trimmed, offset)
  const inner = QUOTED.exec(trimmed)?.[2]
  if (inner === undefined) return { text: trimmed, offset, problems: [] }
  const quotes = doubtful('The connection string is wrapped in quotation marks.', {
    at: offset + 1,
  })
  return { text: inner.trim(), offset: offset + 1, problems: [quotes] }
}

function fromJson(text: string, offset: number): Unwrapped {
  const value = jsonValue(text)
  if (value !== undefined) return { text: value.trim(), offset: 0, problems: [] }
  const problem = malformed('The text starts with "{" but holds no "connectionString" as JSON.')
  return { text: '', offset, problems: [problem] }
}

function jsonValue(text: string): string | undefined {
  try {
    return findConnectionString(JSON.parse(text), 0)
  } catch {
    return undefined
  }
}

function findConnectionString(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (/^connectionString$/i.test(key) && typeof inner === 'string') return inner
    const nested = findConnectionString(inner, depth + 1)
    if (nested !== undefined) return nested
  }
  return undefined
}
