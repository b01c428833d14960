// The atoms that single words of a text are: codes, statuses, host names.
import { codeKey, statusKey } from './atom.ts'
import { findCodes } from './find-codes.ts'
import { findHosts, hostKeys } from './find-hosts.ts'
import { findStatuses } from './find-statuses.ts'
import type { MappedText } from './mapped-text.ts'
import type { AddSpan } from './signal.ts'
import type { SoughtWords } from './sought-words.ts'

export function readTokens(flat: MappedText, sought: SoughtWords, add: AddSpan): void {
  readCodes(flat, sought, add)
  readStatuses(flat, add)
  for (const { host, start, end } of findHosts(flat.text, sought.topLevels)) {
    for (const key of hostKeys(host)) add(key, 'host', () => flat.sourceSpan(start, end))
  }
}

function readCodes(flat: MappedText, { codes }: SoughtWords, add: AddSpan): void {
  findCodes(
    flat.text,
    ({ code, start, end, isNumber }) =>
      add(codeKey(code), isNumber ? 'number' : 'code', () => flat.sourceSpan(start, end)),
    codes,
  )
}

function readStatuses(flat: MappedText, add: AddSpan): void {
  const places = Map.groupBy(findStatuses(flat.text), ({ status }) => status)
  for (const [status, found] of places) {
    // Among several statuses the one the text keeps coming back to is what it is about.
    const length = new Set(found.map(({ start }) => start)).size
    for (const { start, end } of found) {
      const spanOf = () => flat.sourceSpan(start, end)
      add(statusKey(status), 'status', spanOf, { length })
      add(statusKey(`${Math.floor(status / 100)}xx`), 'status', spanOf, { length })
    }
  }
}
