// A quote from outside: marked as one on every line, and never longer than a screen can bear.
import { wrap } from './layout.ts'
import type { TextStyle } from './style.ts'

const MOST_LINES = 10
const MOST_CHARACTERS = 2000

export function quoteLines(quote: string, style: TextStyle, indent: number): readonly string[] {
  const bar = `${' '.repeat(indent)}${style.dim('│')} `
  const text = quote
    .slice(0, MOST_CHARACTERS)
    .toWellFormed()
    .replace(/\n{2,}/g, '\n')
    .trim()
  const lines = text
    .split('\n')
    .flatMap((line) => wrap(line, style.width, { first: bar, rest: bar }))
  const isCut = lines.length > MOST_LINES || quote.length > MOST_CHARACTERS
  return isCut ? [...lines.slice(0, MOST_LINES), `${bar}…`] : lines
}
