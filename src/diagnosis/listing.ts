// A text that lists what each code means reports none of them.
import type { Signals } from './signal.ts'

/** From this many codes on, each on a row of its own, rows are a reference and not a report. */
const FEWEST_ROWS = 4
const row = /^\s{0,40}(?:[-*•+|]|\d{1,3}[.)]|['"`\w]{1,60}['"`]? ?(?::|=>|=|\|))\s?/
const LINE_CAP = 200

/** The keys of the signals that only stand in such rows. */
export function listingIn(signals: Signals, text: string): readonly string[] {
  const rows = new Map<number, string[]>()
  const spellings = new Set<string>()
  for (const [key, { kind, span }] of signals) {
    if (!span || kind === 'host') continue
    const start = text.lastIndexOf('\n', span[0] - 1) + 1
    if (!row.test(text.slice(start, start + LINE_CAP))) continue
    rows.set(start, [...(rows.get(start) ?? []), key])
    if (kind !== 'text' && kind !== 'pattern') spellings.add(text.slice(...span).toLowerCase())
  }
  const isListing = rows.size >= FEWEST_ROWS && spellings.size >= FEWEST_ROWS
  return isListing ? [...rows.values()].flat() : []
}
