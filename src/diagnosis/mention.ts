// Whether an error in a text is only mentioned there: an entry of a change log, what a program
// compares with, an example. Nothing is found in such places. A status, which alone says little, is
// not found in programs and in what interfaces promise either.
import { changeLines, isChangeLine } from './change-log.ts'
import { describingLines, isDescription } from './describing-lines.ts'
import { fits } from './fits.ts'
import {
  comparisons,
  conditions,
  namings,
  quotedSentence,
  type Surroundings,
} from './mention-lines.ts'
import { isProgram, statements } from './program-lines.ts'
import type { SignalKind, Span } from './signal.ts'
import { explainsStatus, isFrontMatter, messages, promises } from './status-mentions.ts'
import { lineFinder } from './text-lines.ts'
import type { IsMention } from './text-reader.ts'

/** How much of a line before and after an error is looked at. */
const REACH = 90

/** Where in a text a program says what it compares. */
const SENTENCE_WITHIN = 2048

/** Whatever is tried on lines of a text, for what is prepared of it and for tests. */
export const triedOnLines = [
  changeLines,
  describingLines,
  namings,
  comparisons,
  conditions,
  promises,
  statements,
]

export function mentionsIn(text: string): IsMention {
  const lineOf = once(() => lineFinder(text))
  const explains = once(() => explainsStatus(text))
  const isExplained = once(() => quotedSentence.test(text.slice(0, SENTENCE_WITHIN)))
  const isTold = onceALine((from) => isChangeLine(text, from) || isDescription(text, from))
  const isShown = onceALine((from) => isFrontMatter(text, from) || isProgram(text, from))
  return (span, kind) => {
    const from = lineOf()(span[0])
    if (isTold(from) || isNamed(text, from, span, namings)) return true
    if (isNamed(text, from, span, comparisons) && !isExplained()) return true
    if (isProse(kind) && isNamed(text, from, span, conditions)) return true
    if (kind !== 'status') return false
    if (explains() || isNamed(text, from, span, promises)) return true
    return isShown(from) && !isNamed(text, from, span, messages)
  }
}

/** What people write as well as programs. */
const isProse = (kind: SignalKind) => ['text', 'pattern', 'status'].includes(kind)

/** Long lines hold many errors. */
function onceALine(judge: (from: number) => boolean): (from: number) => boolean {
  const known = new Map<number, boolean>()
  return (from) => {
    const before = known.get(from)
    if (before !== undefined) return before
    const now = judge(from)
    known.set(from, now)
    return now
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function isNamed(
  text: string,
  from: number,
  [start, end]: Span,
  ways: readonly Surroundings[],
): boolean {
  const before = text.slice(Math.max(from, start - REACH), start)
  const after = text.slice(end, end + REACH).split('\n', 1)[0] ?? ''
  return ways.some(
    (one) =>
      (one.before === undefined || fits(one.before, before)) &&
      (one.after === undefined || fits(one.after, after)),
  )
}
