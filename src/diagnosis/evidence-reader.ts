// The atoms a piece of evidence shows: what it states, and what its words say.
import type { Evidence } from '../model/evidence.ts'
import { codeKey, type HeaderTest, headerKey, statusKey } from './atom.ts'
import { findCodes } from './find-codes.ts'
import { hostKeys } from './find-hosts.ts'
import { addSignal, type SignalKind, type Signals } from './signal.ts'
import type { TextReader } from './text-reader.ts'

export function readEvidence(
  evidence: Evidence,
  reader: TextReader,
  headers: readonly HeaderTest[],
): Signals {
  const signals: Signals = new Map()
  const state = (key: string, kind: SignalKind, order = 0) =>
    addSignal(signals, key, { kind, length: 0, order, stated: true })
  evidence.codes.forEach((code, order) => {
    for (const spelling of spellings(code)) state(codeKey(spelling), 'code', order)
  })
  // A remark says what it means by its code; its status and words are those of a success.
  if (evidence.outcome === 'pass') return signals
  const { status } = evidence
  if (status !== undefined) {
    state(statusKey(status), 'status')
    state(statusKey(`${Math.floor(status / 100)}xx`), 'status')
  }
  for (const key of evidence.host ? hostKeys(evidence.host) : []) state(key, 'host')
  for (const test of headers.filter((test) => hasHeader(evidence, test))) {
    state(headerKey(test.name, test.contains), 'header')
  }
  if (evidence.text !== undefined) addWords(signals, evidence.text, status !== undefined, reader)
  return signals
}

// What the words say comes after what was stated; the real status wins over a quoted one.
function addWords(signals: Signals, text: string, hasStatus: boolean, reader: TextReader): void {
  for (const [key, signal] of reader.read(text).signals) {
    if (hasStatus && signal.kind === 'status') continue
    addSignal(signals, key, { ...signal, order: signal.order + 1000 })
  }
}

function spellings(code: string): readonly string[] {
  if (code.startsWith('lp:')) return [code]
  const found = [code]
  findCodes(code.toLowerCase(), (spelling) => found.push(spelling.code))
  return found
}

function hasHeader(evidence: Evidence, { name, contains }: HeaderTest): boolean {
  const value = evidence.headers?.[name]
  if (value === undefined) return false
  return contains === undefined || value.toLowerCase().includes(contains.toLowerCase())
}
