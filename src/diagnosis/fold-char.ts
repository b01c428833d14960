// One character of a text as it is compared: width, case, quotes, dashes and blanks folded.
import { asciiTable } from './ascii-table.ts'

const SPACE = ' '
/** What characters were folded to; most texts are made of few different ones. */
const folded = new Map<string, string>()
const MOST_KEPT = 8192

/** `char` may carry the marks that combine with it. */
export function foldChar(char: string): string {
  const known = folded.get(char)
  if (known !== undefined) return known
  const fresh = foldAny(char)
  if (folded.size < MOST_KEPT) folded.set(char, fresh)
  return fresh
}

function foldAny(char: string): string {
  // Text in UTF-16 that was read as ASCII.
  if (char === '\0') return ''
  if (char < SPACE || /^\s/.test(char)) return SPACE
  if (/^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/.test(char)) return ''
  if (/^[`\u2018-\u201b\u2032\u00b4]/.test(char)) return "'"
  if (/^[\u201c-\u201f\u2033\u00ab\u00bb\u300c-\u300f]/.test(char)) return '"'
  if (/^[\u2010-\u2015\u2212]/.test(char)) return '-'
  return char.normalize('NFKC').toLowerCase()
}

/** Whether a unit belongs to the character before it. */
// Ranges instead of \p{M}: compiling that class takes longer than reading a ticket.
export function joinsTheOneBefore(unit: number): boolean {
  return (
    (unit >= 0x300 && unit <= 0x36f) ||
    (unit >= 0x1160 && unit <= 0x11ff) ||
    unit === 0x3099 ||
    unit === 0x309a
  )
}

/** Whether a unit folds to itself but for its case, and disguises nothing; some of those do not count. */
export function isPlain(unit: number): boolean {
  return unit < 0x80 ? PLAIN_ASCII[unit] === 1 : isPlainBeyondAscii(unit)
}

function isPlainBeyondAscii(unit: number): boolean {
  return PLAIN_RANGES.some(([first, last]) => unit >= first && unit <= last)
}

/** All of ASCII that is no control character, except for \\ % & < and `. */
const PLAIN_ASCII = asciiTable(/[ !-$'-;=-[\]-_a-~]/g)

/** Western, Cyrillic, Han, Kana, Hangul. */
const PLAIN_RANGES: readonly (readonly [number, number])[] = [
  [0xc0, 0xff],
  [0x400, 0x45f],
  [0x4e00, 0x9fff],
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0xac00, 0xd7a3],
]
