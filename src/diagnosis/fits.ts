// Tries expressions on parts of a text, but not before one of their words stands there.
import type { ExpressionHints } from './expression-hints.ts'

/** True of the expressions whatever the rules are, so that any rulebook may bring it. */
let hints: ExpressionHints = {}
/** Tried before: a compiled expression is as quick as looking for its words. */
const tried = new Set<RegExp>()

export function takeHints(prepared: ExpressionHints): void {
  hints = prepared
}

export function fits(expression: RegExp, text: string): boolean {
  return mayFit(expression, text) && expression.test(text)
}

export function mayFit(expression: RegExp, text: string): boolean {
  if (tried.has(expression)) return true
  const words = hints[expression.source]
  const lower = inLowerCase(text)
  if (words?.some((word) => lower.includes(word)) === false) return false
  tried.add(expression)
  return true
}

/** Many expressions are tried on one part of a text after another. */
let lowered = { text: '', lower: '' }

function inLowerCase(text: string): string {
  if (lowered.text !== text) lowered = { text, lower: text.toLowerCase() }
  return lowered.lower
}
