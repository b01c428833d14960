// What a person would underline: the sentence around what gave a cause away, within its line; for a
// code alone in a field of JSON or XML, the message beside it, too.
import type { Span } from './signal.ts'

const MOST_BEFORE = 160
const MOST_AFTER = 240

/** Ends a sentence, a value of JSON, a cell of a table or a tag; also an escaped line break. */
const END = /[\r\n"|<>]|\\+[rn]|[.!?](?=\s|$|\\+[rn]|["'<])|[。！？]/
const allEnds = new RegExp(END.source, 'g')
const listMark = /^[-*#>•]{1,6}\s{1,4}/

const KEY = '(?:error_?)?(?:message|description|msg)'
const messageAfter = new RegExp(
  `^(?:\\\\*["'],?\\s{0,20}\\\\*["']?${KEY}\\\\*["']?\\s?:\\s?\\\\*["']|</code>\\s{0,20}<(?:m:)?message[^>]{0,60}>)(?=.)`,
  'i',
)
const messageBefore = new RegExp(
  `${KEY}\\\\*["']?\\s?:\\s?\\\\*["'][^"\\r\\n]{1,120}["'],?\\s{0,20}\\\\*["']?(?:error_?)?code\\\\*["']?\\s?:\\s?\\\\*["']$`,
  'i',
)
const beforeValue = /^[^:]{1,40}:\s?\\*["']/

/** At least `span`, at most the sentence it stands in. */
export function quotedSpan(text: string, [start, end]: Span): Span {
  const quoted: Span = [start - lengthBefore(text, start), end + lengthAfter(text, end)]
  return /\s/.test(text.slice(...quoted)) ? quoted : withMessage(text, quoted)
}

function withMessage(text: string, [start, end]: Span): Span {
  const after = messageAfter.exec(text.slice(end, end + MOST_AFTER))
  if (after) {
    const from = end + after[0].length
    return [start, from + lengthAfter(text, from)]
  }
  const before = messageBefore.exec(text.slice(Math.max(0, start - MOST_AFTER), start))
  if (!before) return [start, end]
  const key = beforeValue.exec(before[0])?.[0] ?? ''
  return [start - before[0].length + key.length, end]
}

function lengthBefore(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - MOST_BEFORE), start)
  const last = [...before.matchAll(allEnds)].at(-1)
  const isWhole = last !== undefined || before.length === start
  const own = last ? before.slice(last.index + last[0].length) : before
  const whole = (isWhole ? own : own.replace(/^\S*\s?/, '')).trimStart()
  return whole.replace(listMark, '').length
}

function lengthAfter(text: string, end: number): number {
  const after = text.slice(end, end + MOST_AFTER)
  const cut = END.exec(after)
  if (cut) {
    const isStop = /^[.!?。！？]/.test(cut[0])
    return after.slice(0, cut.index + (isStop ? 1 : 0)).replace(/[\s\\]+$/, '').length
  }
  const isWhole = end + after.length === text.length
  return (isWhole ? after : after.replace(/\s?\S*$/, '')).trimEnd().length
}
