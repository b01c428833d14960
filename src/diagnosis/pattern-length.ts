// How long a match of a pattern can be, which bounds the part of a text it has to run on.
import { closing, tokens } from './pattern-words.ts'

/** UTF-16 units; infinite when something may repeat without end. */
export function longestMatch(pattern: string): number {
  const parts = [...tokens(pattern)].map(({ text }) => text)
  let longest = 0
  let length = 0
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] === '|') {
      longest = Math.max(longest, length)
      length = 0
      continue
    }
    const end = parts[at] === '(' ? closing(parts, at) : at
    const one = end > at ? longestMatch(withoutFlags(parts.slice(at + 1, end))) : UNITS
    const times = repetitions(parts[end + 1])
    length += one === 0 || times === 0 ? 0 : one * times
    at = parts[end + 1] !== undefined && QUANTIFIER.test(parts[end + 1] ?? '') ? end + 1 : end
  }
  return Math.max(longest, length)
}

/** What one character of a class may take. */
const UNITS = 2
const QUANTIFIER = /^(?:[?*+]|\{\d*,?\d*\})$/

function repetitions(quantifier: string | undefined): number {
  if (quantifier === undefined || !QUANTIFIER.test(quantifier) || quantifier === '?') return 1
  if (quantifier === '*' || quantifier === '+' || quantifier.endsWith(',}')) {
    return Number.POSITIVE_INFINITY
  }
  return Number(/(\d+)\}$/.exec(quantifier)?.[1] ?? 1)
}

function withoutFlags(parts: readonly string[]): string {
  return parts.join('').replace(/^\?(?:P?<\w+>|:)/, '')
}
