// The first folding of a text: what it says, in lower case on one line.
import { decodeAt } from './decode-text.ts'
import { foldChar, isPlain, joinsTheOneBefore } from './fold-char.ts'
import { type MappedText, MappedTextBuilder } from './mapped-text.ts'
import { squeeze } from './squeeze-text.ts'

const SPACE = 0x20
const LINE_FEED = 0x0a
const SOFT_HYPHEN = 0xad
const LONGEST_CLUSTER = 8
const disguises = '\\%&<\u001b'

/** Decodes escapes and markup, folds width, case and quotes, and makes every gap one space. */
export function flatten(source: string): MappedText {
  const out = new MappedTextBuilder()
  for (let at = 0; at < source.length; ) {
    const end = plainEnd(source, at, out.last)
    out.push(source.slice(at, end).toLowerCase(), at, end)
    at = end < source.length ? flattenAt(source, end, out) : end
  }
  return out.build()
}

/** Where the units end that only have their case folded; of spaces in a row only one stays. */
function plainEnd(source: string, start: number, before: number): number {
  let last = before
  for (let at = start; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    const isEnd = unit === SPACE ? last === SPACE : !isPlain(unit)
    if (isEnd) return at > start && joinsTheOneBefore(unit) ? at - 1 : at
    last = unit
  }
  return source.length
}

function flattenAt(source: string, at: number, out: MappedTextBuilder): number {
  return flattenDisguised(source, at, out) ?? flattenOther(source, at, out)
}

function flattenDisguised(source: string, at: number, out: MappedTextBuilder): number | undefined {
  if (!disguises.includes(source.charAt(at))) return undefined
  const decoded = decodeAt(source, at)
  if (!decoded) return undefined
  const end = at + decoded.length
  emit([...decoded.text].map(foldChar).join(''), at, end, out)
  return end
}

function flattenOther(source: string, at: number, out: MappedTextBuilder): number {
  const unit = source.charCodeAt(at)
  if (unit === LINE_FEED) {
    emit(' ', at, at + 1, out)
    return afterQuoteMarks(source, at + 1)
  }
  if (unit === SOFT_HYPHEN && source.charCodeAt(at + 1) === SOFT_HYPHEN) {
    return lastSoftHyphen(source, at + 1)
  }
  const end = clusterEnd(source, at, unit)
  emit(foldChar(source.slice(at, end)), at, end, out)
  return end
}

// A mended text has many in a row. The last one may carry marks.
function lastSoftHyphen(source: string, at: number): number {
  let last = at
  while (source.charCodeAt(last + 1) === SOFT_HYPHEN) last++
  return last
}

/** Where a character ends with all that combines with it. */
function clusterEnd(source: string, at: number, unit: number): number {
  const isPair = unit >= 0xd800 && unit <= 0xdbff && at + 1 < source.length
  let end = at + (isPair ? 2 : 1)
  while (joinsTheOneBefore(source.charCodeAt(end)) && end - at < LONGEST_CLUSTER) end++
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

/** A phrase of a rule, folded as the texts are it is looked for in. */
export function foldPhrase(phrase: string): string {
  return squeeze(flatten(phrase)).text
}
