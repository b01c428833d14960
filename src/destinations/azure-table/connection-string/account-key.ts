// Whether an account key can be one: 64 bytes in base64, 88 characters. Never repeats any of it.
import type { Pair } from './pairs.ts'
import { malformed, type Problem } from './problem.ts'

const LENGTH = 88
const PLACEHOLDER =
  /^(?:<.*>|\[.*\]|\{.*\}|\$\{.*\}|%.*%|\.{2,}|\u2026+|\*+|x{3,}|your.*|.*(?:account|key).{0,3}here.*)$/i

export function accountKeyProblem({ value, at }: Pair): Problem | undefined {
  const problem = sayProblem(value)
  if (problem === undefined) return undefined
  const [sentence, index] = problem
  return malformed(sentence, { key: 'AccountKey', at: at + index })
}

/** A sentence and the index in the value it is about. */
function sayProblem(value: string): readonly [string, number] | undefined {
  if (value === '') return ['AccountKey is empty.', 0]
  if (PLACEHOLDER.test(value)) return ['AccountKey is a placeholder, not a key.', 0]
  const encoded = value.search(/%(?:2[bf]|3d)/i)
  if (encoded >= 0) return ['AccountKey is URL-encoded; copy it as the portal shows it.', encoded]
  const escaped = value.search(/\\u00|\\\//)
  if (escaped >= 0) return ['AccountKey has JSON escapes; copy it as the portal shows it.', escaped]
  const space = value.search(/\s/)
  if (space >= 0) return ['AccountKey has white space in it.', space]
  const odd = value.search(/[^A-Za-z0-9+/=]/)
  if (odd >= 0) return [`Character ${odd + 1} of AccountKey cannot occur in base64.`, odd]
  const middle = value.search(/=[^=]/)
  if (middle >= 0) return ['AccountKey goes on after "=", which can only stand at its end.', middle]
  return lengthProblem(value)
}

function lengthProblem(value: string): readonly [string, number] | undefined {
  const core = value.replace(/=+$/, '').length
  if (core === LENGTH - 2 && value.length === LENGTH) return undefined
  if (core === LENGTH - 2) return ['AccountKey does not end in exactly two "=".', core]
  const verdict = value.length < LENGTH ? 'was not copied to its end' : 'has too many characters'
  return [
    `AccountKey has ${value.length} characters instead of ${LENGTH}: it ${verdict}.`,
    Math.max(0, value.length - 1),
  ]
}
