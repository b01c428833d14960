// Lines of a text that nothing but a code or a status heads: rows of a list, members of a catalogue.
import { mayFit } from './fits.ts'

/** From this many codes on, each heading a row of its own, rows are a reference and not a report. */
export const FEWEST_ROWS = 3

/** Rows that nothing but a code or a status heads, whether or not a rule knows it. */
const codeRow =
  /^[\t #*/]{0,40}\|?[ `*]{0,4}(?:\d{3,7}|0x[0-9a-f]{8}|AADSTS\d{5,7}|[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,60})[ `*]{0,4}\|/my
const bareCodeRow =
  /^[\t >*•+-]{0,8}[`*]{0,2}(?:[Nn][Ee][Tt]:{1,2})?[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,60}[`*]{0,2}[\t ]*$/my
/** A heading that is nothing but a code, or a status with its name; two of them make a reference. */
const codeHeading =
  /^#{1,6} [`*]{0,2}(?:[A-Z][A-Z0-9_]{5,60}[`*]{0,2}[\t ]*$|(?:HTTP )?[45]\d\d\b)/my
const FEWEST_HEADINGS = 2
/** `TableNotFound`|Not Found (404)|… */
const quotedCodeRow = /^ {0,3}\|? ?[`*]{1,3}[A-Z][a-z]+[A-Z][A-Za-z]{2,60}[`*]{1,3} ?\|/my
const constantRow =
  /^[\t ]{0,40}(?:#define |(?:const |final |static |public ){1,4}(?:\w{1,20} )?)?[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,60}(?: ?=| {1,20}|,) ?(?:-?\d|0x|$)/my
/** 1: "connection refused - …", */
const numberedRow = /^[\t ]{0,60}\d{1,3}: ?["'`]/my
/** wrong token → 401 */
const expectedRow = /^[^\n]{3,80}(?:→|->|=>) ?[`*]{0,2}[1-5]\d\d\b/my
/** - `ECONNREFUSED` (Connection refused): … */
const explainedCode = /^[\t >*•+-]{0,8}`'?[A-Z][A-Z0-9_]{4,60}'?`(?: \([^)\n]{3,40}\))?:/my
/** 35  SSL connect error. */
const numberedName = /^[\t ]{0,12}\d{2,5} {2,8}[A-Z]/my
/** errorTab[10061] = "Connection refused." */
const indexedMessage = /^[\t ]{0,40}[\w.]{2,30}\[\d{2,6}\] = ["']/my
/** AccountIsDisabled: { */
const codeKey = /^[\t ]{0,40}['"]?[A-Z][a-z]+[A-Z][A-Za-z]{3,60}['"]?: ?\{[\t ]*$/my
const codeInMap = /^[\t ]{0,40}['"[]{0,2}[A-Z][A-Z0-9_]{4,60}['"\]]{0,2}[:,] ?['"]/my
const statusInBrackets = /^.{0,80}\([45]\d\d\)(?=[^\w\n]{0,12}$)/my
const namedStatusRow = /^[\s>*•+-]{0,8}[`*]{1,3}[A-Za-z]{3,60}[`*]{1,3} \((?:HTTP )?[45]\d\d\)/my
const statusRow =
  /^[\s>*•+|'"`([#-]{0,20}(?:HTTP )?(?:错误 |錯誤 |error |fehler )?[45]\d\d(?:\.\d)?\b/imy

/** Each an expression of its own, because three of a kind make a list. */
export const codeRows: readonly RegExp[] = [
  codeRow,
  quotedCodeRow,
  constantRow,
  bareCodeRow,
  numberedRow,
  expectedRow,
  explainedCode,
  numberedName,
  indexedMessage,
  codeKey,
  codeInMap,
  statusRow,
  statusInBrackets,
  namedStatusRow,
]

/** `lines` are the starts of those that matter; the rest of a text is only read when one is a row. */
export function codeRowsIn(text: string, lines: ReadonlySet<number>): readonly number[] {
  const headings = rowsLike(codeHeading, text, lines).map(({ index }) => lineOf(text, index))
  const listed = codeRows.flatMap((row) => {
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
  if (!mayFit(row, text) || ![...lines].some(isOne)) return []
  return [...text.matchAll(new RegExp(row.source, row.flags.replace('y', 'g')))]
}

/** Where the line with the first sign of a row begins. */
function lineOf(text: string, at: number): number {
  let start = at
  while (text.charAt(start) === '\n') start++
  return start
}
