// Vendor and runtime codes in a text, as whole tokens, in every spelling a code goes by.
import { asciiTable } from './ascii-table.ts'
import { hashOf, type WordSieve } from './word-sieve.ts'

export interface FoundCode {
  readonly code: string
  readonly start: number
  readonly end: number
  /** A bare number that only its surroundings make a code. */
  readonly isNumber: boolean
}

type Found = (code: FoundCode) => void

const AADSTS = 'aadsts'
const spacedAadsts = /aadsts[ :#-]{1,2}(\d{5,7})(?![a-z0-9_])/y
const LABEL_REACH = 48
/** What stands before a number that is a code, or a list of them; tried on a few characters only. */
const labelled =
  /(?:(?<![a-zà-ž])(?:(?:error|err)?_?(?:codes?|number)|error|errors|kode?|código|codice|fehler|fehlercode|erreur|erro)|エラー|コード|代码|代碼|错误|錯誤|오류|코드)['" ]{0,3}[:=#[(]?['" []{0,3}(?:\d{3,8}, ?){0,3}$/

/**
 * Calls `found` for every spelling of every token, in lower case. `text` must be flattened. With a
 * `sieve` of codes most tokens that are none of them are passed over.
 */
export function findCodes(text: string, found: Found, sieve?: WordSieve): void {
  for (let start = nextWord(text, 0); start < text.length; ) {
    const end = wordEnd(text, start)
    const last = findSpacedAadsts(text, start, end, found)
    if (last === end && mayBeCode(text, start, end, sieve)) {
      findToken({ text, start, end, sieve }, found)
    }
    start = nextWord(text, last)
  }
}

/** Says no to nearly all the words of a text. What begins with a digit has several spellings. */
function mayBeCode(text: string, start: number, end: number, sieve?: WordSieve): boolean {
  return !sieve || isDigit(text.charCodeAt(start)) || sieve.mayHold(text, start, end)
}

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly sieve: WordSieve | undefined
}

/** Where to go on. */
function findSpacedAadsts(text: string, start: number, end: number, found: Found): number {
  if (end - start !== AADSTS.length || !text.startsWith(AADSTS, start)) return end
  spacedAadsts.lastIndex = start
  const digits = hasDash(text, start) ? undefined : spacedAadsts.exec(text)?.[1]
  if (digits === undefined) return end
  const { lastIndex } = spacedAadsts
  found({ code: AADSTS + digits, start, end: lastIndex, isNumber: false })
  return lastIndex
}

function findToken(token: Token, found: Found): void {
  const { text, start, end } = token
  if (isDigit(text.charCodeAt(start)) && isNumber(text, start, end)) findNumber(token, found)
  else findWord(token, found)
}

function findWord({ text, start, end, sieve }: Token, found: Found): void {
  if (!sieve || sieve.mayHold(text, start, end)) {
    found({ code: text.slice(start, end), start, end, isNumber: false })
  }
  // Dataverse codes without their 0x; those of digits alone need a label.
  if (end - start !== 8 || text[start] !== '8') return
  const word = text.slice(start, end)
  if (/^[0-9a-f]+$/.test(word)) found({ code: `0x${word}`, start, end, isNumber: false })
}

function findNumber({ text, start: digits, end, sieve }: Token, found: Found): void {
  const isNegative = hasDash(text, digits)
  const start = isNegative ? digits - 1 : digits
  if (end - digits === 10) {
    const hex = hresult(text.slice(start, end))
    if (hex !== undefined) found({ code: hex, start, end, isNumber: false })
  }
  if (isNegative || end - start > 8) return
  const spellings = prefixesOf(text, start, end).filter(
    (prefix) => !sieve || sieve.mayHold(text, start, end, hashOf(prefix)),
  )
  if (spellings.length === 0) return
  if (!labelled.test(text.slice(Math.max(0, start - LABEL_REACH), start))) return
  const word = text.slice(start, end)
  for (const prefix of spellings) found({ code: prefix + word, start, end, isNumber: true })
}

/** What a number that is a code may leave out. */
function prefixesOf(text: string, start: number, end: number): readonly string[] {
  const digits = end - start
  if (digits === 8 && text[start] === '8') return ['', '0x']
  return digits >= 5 && digits <= 7 ? ['', AADSTS] : ['']
}

/** -2147209463 and 2147757833 are how .NET and Java write 0x80042f09. */
function hresult(digits: string): string | undefined {
  if (!/^(?:-2147\d{6}|214[78]\d{6})$/.test(digits)) return undefined
  const value = Number(digits) >>> 0
  return value >= 0x80040000 ? `0x${value.toString(16)}` : undefined
}

function nextWord(text: string, from: number): number {
  let at = from
  while (at < text.length && WORD_ASCII[text.charCodeAt(at)] !== 1) at++
  return at
}

function wordEnd(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && WORD_ASCII[text.charCodeAt(at)] === 1) at++
  return at
}

function isNumber(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && isDigit(text.charCodeAt(at))) at++
  return at === end
}

function hasDash(text: string, start: number): boolean {
  return start > 0 && text[start - 1] === '-'
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
/** Of a-z, 0-9 and _. */
const WORD_ASCII = asciiTable(/[a-z0-9_]/g)
