// Wrapping and aligning. Text that comes in is visible text without colours; `paint` adds them.
import { characterWidth, displayWidth } from './display-width.ts'
import type { Paint } from './style.ts'

export interface Indents {
  /** Before the first line; may be a symbol or a number, with colours. */
  readonly first: string
  /** Before every other line. */
  readonly rest: string
}

const unpainted: Paint = (text) => text

/** Lines of at most `width` columns; words that do not fit on a line of their own are cut. */
export function wrap(
  text: string,
  width: number,
  { first, rest }: Indents,
  paint: Paint | undefined = unpainted,
): readonly string[] {
  const inner = Math.max(10, width - Math.max(displayWidth(first), displayWidth(rest)))
  const lines = text.split('\n').flatMap((line) => fill(line, inner))
  return lines.map((line, index) => {
    const indent = index === 0 ? first : rest
    return line === '' ? indent.trimEnd() : `${indent}${paint(line)}`
  })
}

export function wrapIndented(
  text: string,
  width: number,
  indent: number,
  paint?: Paint,
): readonly string[] {
  const space = ' '.repeat(indent)
  return wrap(text, width, { first: space, rest: space }, paint)
}

function fill(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(' ')) {
    for (const piece of cut(word, width)) {
      const columns = displayWidth(piece)
      if (line !== '' && used + 1 + columns > width) {
        lines.push(line.trimEnd())
        line = ''
        used = 0
      }
      used += columns + (line === '' ? 0 : 1)
      line = line === '' ? piece : `${line} ${piece}`
    }
  }
  return [...lines, line.trimEnd()]
}

/** The word in pieces of at most `width` columns, cut after punctuation where there is some. */
function cut(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (displayWidth(piece) + characterWidth(character) > width) {
      const end = endOfPiece(piece)
      pieces.push(piece.slice(0, end))
      piece = piece.slice(end)
    }
    piece += character
  }
  return [...pieces, piece]
}

function endOfPiece(piece: string): number {
  const mark = Math.max(...[...';&?/,'].map((character) => piece.lastIndexOf(character)))
  return mark >= piece.length / 2 ? mark + 1 : piece.length
}

/** `left` and `right` on one line with the space between them, when there is room. */
export function spread(left: string, right: string, width: number): string {
  const gap = width - displayWidth(left) - displayWidth(right)
  return gap < 1 ? `${left} ${right}` : `${left}${' '.repeat(gap)}${right}`
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/** `340 ms`, `1.2 s`, `2 min 5 s`; nothing below half a millisecond. */
export function duration(ms: number): string {
  if (ms < 0.5) return ''
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
