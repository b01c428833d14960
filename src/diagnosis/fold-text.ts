// Two foldings of a text. `flatten`: what it says, in lower case on one line. `squeeze`: the same
// without the spaces and marks that differ between two copies of one message.
import { decodeAt } from './decode-text.ts'
import { type MappedText, MappedTextBuilder } from './mapped-text.ts'

const SPACE = 0x20
const cluster = /[\s\S]\p{M}{0,8}/uy
const isWide = (unit: number) =>
  (unit >= 0x3000 && unit <= 0x30ff) ||
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0xf900 && unit <= 0xfaff)

/** Decodes escapes and markup, folds width, case and quotes, and makes every gap one space. */
export function flatten(source: string): MappedText {
  const out = new MappedTextBuilder(source.length + 16)
  let at = 0
  while (at < source.length) at = flattenAt(source, at, out)
  return out.build()
}

function flattenAt(source: string, at: number, out: MappedTextBuilder): number {
  const unit = source.charCodeAt(at)
  if (isWordUnit(unit)) {
    out.push(unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit, at, at + 1)
    return at + 1
  }
  const decoded = decodeAt(source, at)
  if (decoded) {
    const end = at + decoded.length
    for (const char of decoded.text) emit(char, at, end, out)
    return end
  }
  if (unit === 0x0a) return afterQuoteMarks(source, at, out)
  if (unit < 0x80) {
    emit(source.charAt(at), at, at + 1, out)
    return at + 1
  }
  cluster.lastIndex = at
  const char = cluster.exec(source)?.[0] ?? source.charAt(at)
  emit(char, at, at + char.length, out)
  return at + char.length
}

// A mail quotes line by line, which would tear its sentences apart.
function afterQuoteMarks(source: string, at: number, out: MappedTextBuilder): number {
  emit('\n', at, at + 1, out)
  let end = at + 1
  while (end < source.length && '> \t'.includes(source.charAt(end))) end++
  return end
}

function emit(char: string, start: number, end: number, out: MappedTextBuilder): void {
  const folded = foldedChar(char)
  for (let index = 0; index < folded.length; index++) {
    const unit = folded.charCodeAt(index)
    if (unit !== SPACE) out.push(unit, start, end)
    else if (out.last !== SPACE) out.push(SPACE, start, end)
  }
}

function foldedChar(char: string): string {
  if (/^\s/.test(char)) return ' '
  if (/^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/.test(char)) return ''
  if (/^[`\u2018-\u201b\u2032\u00b4]/.test(char)) return "'"
  if (/^[\u201c-\u201f\u2033\u00ab\u00bb\u300c-\u300f]/.test(char)) return '"'
  if (/^[\u2010-\u2015\u2212]/.test(char)) return '-'
  return char.normalize('NFKC').toLowerCase()
}

/** Drops the spaces beside punctuation and wide characters, and emphasis; one kind of quote. */
export function squeeze({ text }: MappedText): MappedText {
  const out = new MappedTextBuilder(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x2a || (unit === SPACE && !isSpacing(out.last))) continue
    if (out.last === SPACE && !isSpacing(unit)) out.pop()
    out.push(unit === 0x22 ? 0x27 : unit, at, at + 1)
  }
  if (out.last === SPACE) out.pop()
  return out.build()
}

/** A phrase of a rule, folded as the texts are it is looked for in. */
export function foldPhrase(phrase: string): string {
  return squeeze(flatten(phrase)).text
}

/** Whether a space beside this unit separates words. */
function isSpacing(unit: number): boolean {
  if (unit < 0) return false
  if (unit < 0x80) return isWordUnit(unit)
  if (unit <= 0xbf || (unit >= 0x2000 && unit <= 0x2bff)) return false
  return !isWide(unit) && unit !== SPACE
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x5f
  )
}
