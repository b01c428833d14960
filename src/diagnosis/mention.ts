// Whether an error in a text is only mentioned there: an entry of a change log, a line of a program,
// the promise of an interface. Nothing is found in such places.
import { fits } from './fits.ts'
import {
  anyHeading,
  changeHeading,
  comparisons,
  definition,
  examples,
  explained,
  explanation,
  firstPerson,
  LINE_CAP,
  mentionLines,
  promises,
  type Surroundings,
} from './mention-lines.ts'
import { programPart, statements } from './program-lines.ts'
import type { Span } from './signal.ts'
import type { IsMention } from './text-reader.ts'

/** How far above a line its heading is looked for. */
const HEADING_REACH = 4096
/** How far above a line the statement is looked for that it belongs to. */
const BLOCK_REACH = 1024
/** Where in a text it says that it explains. */
const EXPLAINED_WITHIN = 2048
/** How much of a line before an error is looked at. */
const LEAD_REACH = 90

/** Remembers what it said about each line, so that a long line is judged once. */
export function mentionsIn(text: string): IsMention {
  const known = new Map<number, boolean>()
  let starts: readonly number[] | undefined
  let explains: boolean | undefined
  let defines: boolean | undefined
  return (span, kind) => {
    defines ??= isDefinition(text.slice(0, EXPLAINED_WITHIN))
    if (defines) return true
    if (kind === 'status') {
      explains ??= explanation.test(text.slice(0, EXPLAINED_WITHIN))
      if (explains) return true
    }
    starts ??= lineStarts(text)
    const from = lastUpTo(span[0], starts)
    let isMention = known.get(from)
    if (isMention === undefined) {
      isMention = isMentionLine(text, from)
      known.set(from, isMention)
    }
    return isMention || isMentionedAt(text, from, span, kind === 'status')
  }
}

function isDefinition(text: string): boolean {
  return definition.test(text) && !firstPerson.test(text)
}

function isMentionLine(text: string, from: number): boolean {
  const line = lineFrom(text, from)
  return (
    mentionLines.some((pattern) => fits(pattern, line)) ||
    isProgram(text, from, line) ||
    isUnderChangeHeading(text, from)
  )
}

/** A statement, or in one piece with the statement above or below it. */
function isProgram(text: string, from: number, line: string): boolean {
  if (isStatement(line)) return true
  if (!programPart.test(line)) return false
  if (isStatement(lineFrom(text, from + line.length + 1))) return true
  const above = text
    .slice(Math.max(0, from - BLOCK_REACH), from)
    .split('\n')
    .slice(0, -1)
  // Below a gap only a comment still belongs to what is above.
  const gap = /^\s*\/\//.test(line) ? /^\s*$/ : /^$(?!)/
  const nearest = above.findLast(
    (one) => isStatement(one) || !(programPart.test(one) || gap.test(one)),
  )
  return nearest !== undefined && isStatement(nearest)
}

function isStatement(line: string): boolean {
  return statements.some((pattern) => fits(pattern, line))
}

function isUnderChangeHeading(text: string, from: number): boolean {
  const above = text.slice(Math.max(0, from - HEADING_REACH), from).split('\n')
  const heading = above.findLast((line) => anyHeading.test(line))
  return heading !== undefined && changeHeading.test(heading)
}

function isMentionedAt(text: string, from: number, [start, end]: Span, isStatus: boolean): boolean {
  const before = text.slice(Math.max(from, start - LEAD_REACH), start)
  const after = text.slice(end, end + LEAD_REACH).split('\n', 1)[0] ?? ''
  const surrounds = (one: Surroundings) =>
    (one.before === undefined || fits(one.before, before)) &&
    (one.after === undefined || fits(one.after, after))
  if ([...comparisons, ...examples, ...explained].some(surrounds)) return true
  return isStatus && promises.some(surrounds)
}

function lineFrom(text: string, from: number): string {
  return text.slice(from, from + LINE_CAP).split('\n', 1)[0] ?? ''
}

// Looking back for the start of a line from each place would be quadratic in a text of one line.
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lastUpTo(at: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return starts[low] ?? 0
}
