// The atoms that single words of a text are: codes, statuses, host names.
import { codeKey, statusKey } from './atom.ts'
import { findCodes } from './find-codes.ts'
import { findHosts, hostKeys } from './find-hosts.ts'
import { findStatuses } from './find-statuses.ts'
import type { AddSpan } from './signal.ts'
import type { WordSieve } from './word-sieve.ts'

/** What single words the rules look for, in forms that turn most words down at once. */
export interface SoughtWords {
  readonly codes: WordSieve
  /** Ends of the host names: `com`, `net`. */
  readonly topLevels: ReadonlySet<string>
}

/** `text` must be flattened. */
export function readTokens(text: string, sought: SoughtWords, add: AddSpan): void {
  readCodes(text, sought, add)
  readStatuses(text, add)
  for (const { host, start, end } of findHosts(text, sought.topLevels)) {
    for (const key of hostKeys(host)) add(key, 'host', [start, end])
  }
}

function readCodes(text: string, { codes }: SoughtWords, add: AddSpan): void {
  findCodes(
    text,
    ({ code, start, end, isNumber }) =>
      add(codeKey(code), isNumber ? 'number' : 'code', [start, end]),
    codes,
  )
}

function readStatuses(text: string, add: AddSpan): void {
  const places = Map.groupBy(findStatuses(text), ({ status }) => status)
  for (const [status, found] of places) {
    // Among several statuses the one the text keeps coming back to is what it is about.
    const length = new Set(found.map(({ start }) => start)).size
    for (const { start, end } of found) {
      add(statusKey(status), 'status', [start, end], { length })
      add(statusKey(`${Math.floor(status / 100)}xx`), 'status', [start, end], { length })
    }
  }
}
