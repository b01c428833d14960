// Vendor and runtime codes in a text, as whole tokens, in every spelling a code goes by.

export interface FoundCode {
  readonly code: string
  readonly start: number
  readonly end: number
  /** A bare number that only its surroundings make a code. */
  readonly isNumber: boolean
}

const token = /aadsts[ :#-]{1,2}\d{5,7}(?![a-z0-9_])|-?[a-z0-9_]+/g
/** What stands before a number that is a code; tried on a few characters only. */
const labelled =
  /(?:(?<![a-zà-ž])(?:(?:error|err)?_?(?:codes?|number)|error|errors|kode?|código|codice|fehler|fehlercode|erreur|erro)|エラー|コード|代码|代碼|错误|錯誤|오류|코드)['" ]{0,3}[:=#[(]?['" []{0,3}$/

/** Calls `found` for every spelling of every token, in lower case. `text` must be flattened. */
export function findCodes(text: string, found: (code: FoundCode) => void): void {
  for (const match of text.matchAll(token)) {
    const [word] = match
    const start = match.index
    const end = start + word.length
    if (/^-?\d+$/.test(word)) findNumber(word, text, start, end, found)
    else findWord(word.startsWith('-') ? word.slice(1) : word, end, found)
  }
}

type Found = (code: FoundCode) => void

function findWord(word: string, end: number, found: Found): void {
  const start = end - word.length
  const code = word.startsWith('aadsts') ? word.replace(/^aadsts[ :#-]+/, 'aadsts') : word
  found({ code, start, end, isNumber: false })
  // Dataverse codes without their 0x; those of digits alone need a label.
  if (/^8[0-9a-f]{7}$/.test(word)) found({ code: `0x${word}`, start, end, isNumber: false })
}

function findNumber(word: string, text: string, start: number, end: number, found: Found): void {
  const hex = hresult(word)
  if (hex !== undefined) found({ code: hex, start, end, isNumber: false })
  if (word.startsWith('-') || word.length > 8) return
  if (!labelled.test(text.slice(Math.max(0, start - 24), start))) return
  found({ code: word, start, end, isNumber: true })
  if (/^8\d{7}$/.test(word)) found({ code: `0x${word}`, start, end, isNumber: true })
  if (/^\d{5,7}$/.test(word)) found({ code: `aadsts${word}`, start, end, isNumber: true })
}

/** -2147209463 and 2147757833 are how .NET and Java write 0x80042f09. */
function hresult(digits: string): string | undefined {
  if (!/^(?:-2147\d{6}|214[78]\d{6})$/.test(digits)) return undefined
  const value = Number(digits) >>> 0
  return value >= 0x80040000 ? `0x${value.toString(16)}` : undefined
}
