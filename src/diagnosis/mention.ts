// Whether an error in a text is only mentioned there: an entry of a change log, a line of a program,
// the promise of an interface. Nothing is found in such places.
import {
  anyHeading,
  changeHeading,
  comparisons,
  LINE_CAP,
  mentionLines,
  promises,
} from './mention-lines.ts'
import type { SignalKind, Span } from './signal.ts'
import type { IsMention } from './text-reader.ts'

/** How far above a line its heading is looked for. */
const HEADING_REACH = 4096
/** How much of a line before an error is looked at. */
const LEAD_REACH = 90

/** Remembers what it said about each line, so that a long line is judged once. */
export function mentionsIn(text: string): IsMention {
  const known = new Map<number, boolean>()
  return (span, kind) => {
    const from = text.lastIndexOf('\n', span[0] - 1) + 1
    let isMention = known.get(from)
    if (isMention === undefined) {
      isMention = isMentionLine(text, from)
      known.set(from, isMention)
    }
    return isMention || isMentionedAt(text, from, span, kind)
  }
}

function isMentionLine(text: string, from: number): boolean {
  const line = lineAt(text, from)
  return mentionLines.some((pattern) => pattern.test(line)) || isUnderChangeHeading(text, from)
}

function isUnderChangeHeading(text: string, from: number): boolean {
  const above = text.slice(Math.max(0, from - HEADING_REACH), from).split('\n')
  const heading = above.findLast((line) => anyHeading.test(line))
  return heading !== undefined && changeHeading.test(heading)
}

function isMentionedAt(text: string, from: number, [start, end]: Span, kind: SignalKind): boolean {
  const before = text.slice(Math.max(from, start - LEAD_REACH), start)
  if (comparisons.some((pattern) => pattern.test(before))) return true
  if (kind !== 'status') return false
  const after = lineAt(text, end)
  return promises.some((promise) => promise.before.test(before) && promise.after.test(after))
}

function lineAt(text: string, from: number): string {
  return text.slice(from, from + LINE_CAP).split('\n', 1)[0] ?? ''
}
