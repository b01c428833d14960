// A text that lists what each code means reports none of them.
import type { Signal, Signals } from './signal.ts'

/** From this many codes on, each heading a row of its own, rows are a reference and not a report. */
const FEWEST_ROWS = 3
/** What may stand between the start of a row and the code that heads it. */
const lead =
  /^[\s>*•+|'"`([#-]{0,40}(?:\d{1,3}[.)]\s)?(?:case\s|http\s|[a-z_0-9]{1,40}\()?[*'"`([]{0,4}$/i
const LONGEST_LEAD = 48
/** What may stand between two codes of an enumeration. */
const between =
  /^[\s,;/|'"`()[\]*&-]{0,8}(?:or|and|und|oder|et|ou|y|o|e|и)?[\s,;/|'"`()[\]*&-]{0,8}$/
/** What else may stand between two statuses of one: their names. */
const betweenStatuses =
  /^[ `'"(:]{0,4}(?:[a-z-]{2,14} ){0,3}[a-z-]{2,14}[)'"`]{0,2}(?:,| ?[|/]| and| or)[ `'"]{1,3}$/i
const LONGEST_GAP = 48
/** Rows that nothing but a code or a status heads, whether or not a rule knows it. */
const codeRow =
  /^ {0,3}\|[ `*]{0,4}(?:\d{3,7}|0x[0-9a-f]{8}|AADSTS\d{5,7}|[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,60})[ `*]{0,4}\|/my
const bareCodeRow =
  /^[\t >*•+-]{0,8}[`*]{0,2}(?:[Nn][Ee][Tt]:{1,2})?[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,60}[`*]{0,2}[\t ]*$/my
/** A heading that is nothing but a code; two of them make a reference. */
const codeHeading = /^#{1,6} [`*]{0,2}[A-Z][A-Z0-9_]{5,60}[`*]{0,2}[\t ]*$/my
const FEWEST_HEADINGS = 2
/** `TableNotFound`|Not Found (404)|… */
const quotedCodeRow = /^ {0,3}\|? ?[`*]{1,3}[A-Z][a-z]+[A-Z][A-Za-z]{2,60}[`*]{1,3} ?\|/gm
const constantRow =
  /^[\t ]{0,40}(?:#define |(?:const |final |static |public ){1,4}(?:\w{1,20} )?)?[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,60}(?: ?=| {1,20}|,) ?(?:-?\d|0x|$)/gm
const codeInMap = /^[\t ]{0,40}['"[]{0,2}[A-Z][A-Z0-9_]{4,60}['"\]]{0,2}[:,] ?['"]/my
const statusInBrackets = /^.{0,80}\([45]\d\d\)(?=[^\w\n]{0,12}$)/my
const namedStatusRow = /^[\s>*•+-]{0,8}[`*]{1,3}[A-Za-z]{3,60}[`*]{1,3} \((?:HTTP )?[45]\d\d\)/my
const statusRow =
  /^[\s>*•+|'"`([#-]{0,20}(?:HTTP )?(?:错误 |錯誤 |error |fehler )?[45]\d\d(?:\.\d)?\b/imy
/** The head of a table of errors, up to its rule. */
const remedyTable =
  /^[^\n|]{0,40}\|[^\n]{0,120}(?:cause|solution|resolution|remed|meaning|what to do|原因|対処|解决|ursache|lösung|causa|soluci|причин|решени)[^\n]{0,80}\n[ :|-]{3,80}\n/gim

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
    ...rowsOfRemedies(text, lines),
  ])
  const listed = placed.filter(([, span]) => listRows.has(lineAt(span, text)))
  const runs = enumerated(codes, text)
  const runLines = new Set(runs.map(([, span]) => lineAt(span, text)))
  const beside = placed.filter(
    ([key, span]) => key.startsWith('status:') && runLines.has(lineAt(span, text)),
  )
  return [...listed, ...runs, ...beside].flatMap(([key]) => classesOf(key))
}

/** `lines` are the starts of those that matter; the rest of a text is only read when one is a row. */
function codeRowsIn(text: string, lines: ReadonlySet<number>): readonly number[] {
  const headings = rowsLike(codeHeading, text, lines).map(({ index }) => lineOf(text, index))
  const listed = [
    codeRow,
    quotedCodeRow,
    constantRow,
    bareCodeRow,
    codeInMap,
    statusRow,
    statusInBrackets,
    namedStatusRow,
  ].flatMap((row) => {
    const found = rowsLike(row, text, lines)
    const codes = new Set(found.map(([whole]) => whole.trim()))
    return codes.size >= FEWEST_ROWS ? found.map(({ index }) => lineOf(text, index)) : []
  })
  return headings.length >= FEWEST_HEADINGS ? [...listed, ...headings] : listed
}

/** All of them in a text, when one of `lines` is one. */
function rowsLike(row: RegExp, text: string, lines: ReadonlySet<number>): RegExpExecArray[] {
  const isOne = (line: number) => {
    row.lastIndex = line
    return row.test(text)
  }
  if (![...lines].some(isOne)) return []
  return [...text.matchAll(new RegExp(row.source, row.flags.replace('y', 'g')))]
}

/** The rows of a table that says of each error where it comes from or what to do. */
function rowsOfRemedies(text: string, lines: ReadonlySet<number>): readonly number[] {
  const rows: number[] = []
  if (![...lines].some((at) => lineFrom(text, at).includes('|'))) return rows
  for (const { index, 0: head } of text.matchAll(remedyTable)) {
    for (let at = index + head.length; at < text.length; ) {
      const line = lineFrom(text, at)
      if (!line.includes('|')) break
      rows.push(at)
      at += line.length + 1
    }
  }
  return rows
}

function lineFrom(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, end < 0 ? text.length : end)
}

/** Where the line with the first sign of a row begins. */
function lineOf(text: string, at: number): number {
  let start = at
  while (text.charAt(start) === '\n') start++
  return start
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
