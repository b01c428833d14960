// Wrapping and aligning. Text that comes in is visible text; colours are added by the caller.
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

export interface Indents {
  /** Before the first line; may be a symbol or a number. */
  readonly first: string
  /** Before every other line. */
  readonly rest: string
}

/** Lines of at most `width` columns; words that do not fit are cut. */
export function wrap(text: string, width: number, { first, rest }: Indents): readonly string[] {
  const inner = Math.max(10, width - Math.max(stringWidth(first), stringWidth(rest)))
  const lines = wrapAnsi(text, inner, { hard: true }).split('\n')
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
}

export function wrapIndented(text: string, width: number, indent: number): readonly string[] {
  const space = ' '.repeat(indent)
  return wrap(text, width, { first: space, rest: space })
}

/** `left` and `right` on one line with the space between them, when there is room. */
export function spread(left: string, right: string, width: number): string {
  const gap = width - stringWidth(left) - stringWidth(right)
  return gap < 1 ? `${left} ${right}` : `${left}${' '.repeat(gap)}${right}`
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)))
}

/** `340 ms`, `1.2 s`, `2 min 5 s`; nothing below half a millisecond. */
export function duration(ms: number): string {
  if (ms < 0.5) return ''
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
