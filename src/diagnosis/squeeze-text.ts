// The second folding of a text: without the spaces and marks that differ between two copies of one
// message.
import { asciiTable } from './ascii-table.ts'
import { type MappedText, MappedTextBuilder } from './mapped-text.ts'

const SPACE = 0x20
const STAR = 0x2a
const DOUBLE_QUOTE = 0x22

/** Drops the spaces beside punctuation and wide characters, and emphasis; one kind of quote. */
export function squeeze({ text }: MappedText): MappedText {
  const out = new MappedTextBuilder()
  let done = 0
  for (let at = 0; at < text.length; at++) {
    if (!isLoose(text.charCodeAt(at))) continue
    const end = looseEnd(text, at)
    if (!staysAsItIs(text, at, end)) done = squeezeRun(text, at, end, done, out)
    at = end - 1
  }
  out.push(text.slice(done), done, text.length)
  return out.build()
}

/** The space between two words, or a mark between them that is neither emphasis nor a quote. */
function staysAsItIs(text: string, start: number, end: number): boolean {
  if (end - start > 1) return false
  const unit = text.charCodeAt(start)
  if (unit === SPACE) return start > 0 && end < text.length
  return unit !== STAR && unit !== DOUBLE_QUOTE
}

/** Returns up to where the text was passed on; what stays as it is waits for the next change. */
function squeezeRun(
  text: string,
  start: number,
  end: number,
  from: number,
  out: MappedTextBuilder,
): number {
  let done = from
  let hasSpace = false
  let hasMark = false
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    hasSpace ||= unit === SPACE
    hasMark ||= unit !== SPACE && unit !== STAR
    if (unit !== SPACE && unit !== STAR && unit !== DOUBLE_QUOTE) continue
    out.push(text.slice(done, at), done, at)
    if (unit === DOUBLE_QUOTE) out.push("'", at, at + 1)
    done = at + 1
  }
  if (hasSpace && !hasMark && start > 0 && end < text.length) out.push(' ', start, end)
  return done
}

function looseEnd(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && isLoose(text.charCodeAt(end))) end++
  return end
}

/** A space, and what a space beside it does not separate: punctuation, symbols, Han and Kana. */
function isLoose(unit: number): boolean {
  if (unit < LOOSE_ASCII.length) return LOOSE_ASCII[unit] === 1
  if (unit < 0x2000) return unit <= 0xbf
  return (
    unit <= 0x2bff ||
    (unit >= 0x3000 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  )
}

const LOOSE_ASCII = asciiTable(/[ !-/:-@[-^`{-\u007f]/g)
