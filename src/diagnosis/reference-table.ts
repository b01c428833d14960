// Tables that say of each error what it means, where it comes from or what to do.
import { wholeLine } from './text-lines.ts'

/** The line below the head of a table. */
const tableRule = /\n[ :|-]{3,80}(?=\n)/g
/** How much of the head of a table is looked at. */
const HEAD_REACH = 300
const remedies =
  /^[^|]{0,80}\|[^\n]{0,160}(?:cause|solution|resolution|remed|meaning|what to do|原因|対処|解决|ursache|lösung|causa|soluci|причин|решени)/i
const meanings =
  /^\|? ?(?:[\p{L}-]{1,14} ){0,2}(?:codes?|kode?|código|codice|コード|代码|代碼|코드|код[аы]?)(?: [\p{L}-]{1,14})? ?\|[^\n]{0,60}(?:message|meldung|mensaje|mensagem|messaggio|bericht|メッセージ|消息|訊息|메시지|сообщени|descri|beschreibung|説明|描述|설명|описани)/iu

/** With a remedy a single row explains an error that somebody has. */
const FEWEST_REMEDIES = 2

export const tableHeads: readonly RegExp[] = [remedies, meanings]

/** Where the rows begin. `lines` are the starts of those that matter. */
export function rowsOfReference(text: string, lines: ReadonlySet<number>): readonly number[] {
  if (![...lines].some((at) => wholeLine(text, at).includes('|'))) return []
  return [...text.matchAll(tableRule)].flatMap(({ index, 0: rule }) => {
    const head = headAbove(text, index)
    const rows = rowsFrom(text, index + rule.length + 1)
    const isReference =
      meanings.test(head) || (remedies.test(head) && rows.length >= FEWEST_REMEDIES)
    return isReference ? rows : []
  })
}

function headAbove(text: string, end: number): string {
  const above = text.slice(Math.max(0, end - HEAD_REACH), end)
  return above.slice(above.lastIndexOf('\n') + 1)
}

function rowsFrom(text: string, first: number): readonly number[] {
  const rows: number[] = []
  for (let at = first; at < text.length; ) {
    const line = wholeLine(text, at)
    if (!line.includes('|')) break
    rows.push(at)
    at += line.length + 1
  }
  return rows
}
