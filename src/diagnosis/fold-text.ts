// The first folding of a text: what it says, in lower case on one line.
import { decodeAt } from './decode-text.ts'
import { type MappedText, MappedTextBuilder } from './mapped-text.ts'
import { squeeze } from './squeeze-text.ts'

const SPACE = 0x20
const LONGEST_CLUSTER = 8

/** Printable ASCII that folds to itself but for its case, with single spaces. */
const plainRun = /(?:[!-$'-;=?-[\]-_a-~]| (?!\s))+/y
const disguises = '\\%&<\u001b'

// Ranges instead of \p{M}: compiling that class takes longer than reading a ticket.
const joinsTheOneBefore = (unit: number) =>
  (unit >= 0x300 && unit <= 0x36f) ||
  (unit >= 0x1160 && unit <= 0x11ff) ||
  unit === 0x3099 ||
  unit === 0x309a

/** Decodes escapes and markup, folds width, case and quotes, and makes every gap one space. */
export function flatten(source: string): MappedText {
  const out = new MappedTextBuilder()
  let at = 0
  while (at < source.length) at = flattenAt(source, at, out)
  return out.build()
}

function flattenAt(source: string, at: number, out: MappedTextBuilder): number {
  return (
    flattenPlain(source, at, out) ??
    flattenDisguised(source, at, out) ??
    flattenOther(source, at, out)
  )
}

function flattenPlain(source: string, at: number, out: MappedTextBuilder): number | undefined {
  plainRun.lastIndex = at
  if (!plainRun.test(source)) return undefined
  const { lastIndex } = plainRun
  const end = joinsTheOneBefore(source.charCodeAt(lastIndex)) ? lastIndex - 1 : lastIndex
  if (end === at) return undefined
  const start = out.last === SPACE && source.charCodeAt(at) === SPACE ? at + 1 : at
  out.push(source.slice(start, end).toLowerCase(), start, end)
  return end
}

function flattenDisguised(source: string, at: number, out: MappedTextBuilder): number | undefined {
  if (!disguises.includes(source.charAt(at))) return undefined
  const decoded = decodeAt(source, at)
  if (!decoded) return undefined
  const end = at + decoded.length
  emit([...decoded.text].map(fold).join(''), at, end, out)
  return end
}

function flattenOther(source: string, at: number, out: MappedTextBuilder): number {
  const unit = source.charCodeAt(at)
  if (unit === 0x0a) {
    emit(' ', at, at + 1, out)
    return afterQuoteMarks(source, at + 1)
  }
  const isPair = unit >= 0xd800 && unit <= 0xdbff && at + 1 < source.length
  let end = at + (isPair ? 2 : 1)
  while (joinsTheOneBefore(source.charCodeAt(end)) && end - at < LONGEST_CLUSTER) end++
  emit(fold(source.slice(at, end)), at, end, out)
  return end
}

// A mail quotes line by line, which would tear its sentences apart.
function afterQuoteMarks(source: string, at: number): number {
  let end = at
  while (end < source.length && '> \t'.includes(source.charAt(end))) end++
  return end
}

function emit(folded: string, start: number, end: number, out: MappedTextBuilder): void {
  if (folded === ' ' && out.last === SPACE) return
  out.push(folded, start, end)
}

/** `char` may carry the marks that combine with it. */
function fold(char: string): string {
  // Text in UTF-16 that was read as ASCII.
  if (char === '\0') return ''
  if (char.charCodeAt(0) < SPACE || /^\s/.test(char)) return ' '
  if (/^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/.test(char)) return ''
  if (/^[`\u2018-\u201b\u2032\u00b4]/.test(char)) return "'"
  if (/^[\u201c-\u201f\u2033\u00ab\u00bb\u300c-\u300f]/.test(char)) return '"'
  if (/^[\u2010-\u2015\u2212]/.test(char)) return '-'
  return char.normalize('NFKC').toLowerCase()
}

/** A phrase of a rule, folded as the texts are it is looked for in. */
export function foldPhrase(phrase: string): string {
  return squeeze(flatten(phrase)).text
}
