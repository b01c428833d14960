// A text that lists what each code means reports none of them.
import { codeRowsIn, FEWEST_ROWS } from './code-rows.ts'
import { rowsOfReference } from './reference-table.ts'
import type { Signal, Signals } from './signal.ts'
import { wholeLine } from './text-lines.ts'

/** What may stand between the start of a row and the code that heads it. */
const lead =
  /^[\s>*•+|'"`([#-]{0,40}(?:\d{1,3}[.)]\s)?(?:case\s|http\s|[a-z_0-9]{1,40}\()?[*'"`([]{0,4}$/i
const LONGEST_LEAD = 48
/** What may stand between two codes of an enumeration. */
const between =
  /^[\s,;、，/|'"`()[\]*&-]{0,8}(?:or|and|und|oder|et|ou|y|o|e|и)?[\s,;、，/|'"`()[\]*&-]{0,8}$/
/** What else may stand between two statuses of one: their names. */
const betweenStatuses =
  /^[ `'"(:]{0,4}(?:[a-z-]{2,14} ){0,3}[a-z-]{2,14}[)'"`]{0,2}(?:,| ?[|/]| and| or)[ `'"]{1,3}$/i
const LONGEST_GAP = 48
/** 500 Internal Server Error, 502 Bad Gateway, 503 … */
export const statusRun =
  /(?:[45]\d\d [a-z-]{2,14}(?: [a-z-]{2,14}){0,3}(?:[,;] ?| ?[/|] ?| and | or |$)){3}|(?:[45]\d\d(?:, ?| or | and | ?\/ ?|、)){2}[45]\d\d/i

/** 2305009 - not yet valid. 2305010 - expired. */
export const numberedRun = /(?:(?<!\d)\d{4,8} ?[-–:] ?[^\d\n]{2,60}){3}/

/** ['ETIMEDOUT', 'ECONNABORTED', … */
export const codeRun = /(?:["'`][A-Z][A-Z0-9_]{4,40}["'`], ?){2}["'`][A-Z]/

type Placed = readonly [key: string, span: readonly [number, number]]

/** The keys of the signals that only stand in a table, list or enumeration of codes. */
export function listingIn(signals: Signals, text: string): readonly string[] {
  const placed = [...signals].flatMap(([key, signal]) => place(key, signal))
  if (placed.length === 0) return []
  const codes = placed
    .filter(([key]) => /^(?:code|status):/.test(key))
    .sort((a, b) => a[1][0] - b[1][0])
  const rows = new Set(
    codes.filter(([, span]) => headsRow(span, text)).map(([, span]) => lineAt(span, text)),
  )
  const lines = new Set(placed.map(([, span]) => lineAt(span, text)))
  const listRows = new Set([
    ...(rows.size >= FEWEST_ROWS ? rows : []),
    ...codeRowsIn(text, lines),
    ...rowsOfReference(text, lines),
    ...[...lines].filter((at) =>
      [numberedRun, codeRun].some((run) => run.test(wholeLine(text, at))),
    ),
  ])
  const listed = placed.filter(([, span]) => listRows.has(lineAt(span, text)))
  const runs = enumerated(codes, text)
  const runLines = new Set(runs.map(([, span]) => lineAt(span, text)))
  const beside = placed
    .filter(([key]) => key.startsWith('status:'))
    .filter(([, span]) => {
      const line = lineAt(span, text)
      return runLines.has(line) || statusRun.test(wholeLine(text, line))
    })
  return [...listed, ...runs, ...beside].flatMap(([key]) => classesOf(key))
}

function place(key: string, { span, kind }: Signal): Placed[] {
  return span && kind !== 'host' ? [[key, span]] : []
}

function lineAt([start]: readonly [number, number], text: string): number {
  return text.lastIndexOf('\n', start - 1) + 1
}

function headsRow(span: readonly [number, number], text: string): boolean {
  const start = lineAt(span, text)
  return span[0] - start <= LONGEST_LEAD && lead.test(text.slice(start, span[0]))
}

/** Runs of codes with nothing but separators between them. */
function enumerated(codes: readonly Placed[], text: string): Placed[] {
  const runs: Placed[][] = []
  for (const code of codes) {
    const run = runs.at(-1)
    const previous = run?.at(-1)
    const gap = previous ? text.slice(previous[1][1], code[1][0]) : undefined
    if (run && gap !== undefined && separates(gap, code)) run.push(code)
    else runs.push([code])
  }
  return runs.filter((run) => new Set(run.map(([, span]) => span[0])).size >= FEWEST_ROWS).flat()
}

function separates(gap: string, [key]: Placed): boolean {
  if (gap.length > LONGEST_GAP) return false
  return between.test(gap) || (key.startsWith('status:') && betweenStatuses.test(gap))
}

/** With a status goes its class. */
function classesOf(key: string): readonly string[] {
  return key.startsWith('status:') ? [key, key.replace(/\d\d$/, 'xx')] : [key]
}
