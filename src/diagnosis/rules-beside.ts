// Takes the place of rules.generated.ts on Workers, which have no files to read from: the file with
// the rules is handed over before the first rulebook is opened.
import type { BytesAt } from './rules-file.ts'

let file = new Uint8Array()

export const bytesAt: BytesAt = (start, end) => file.subarray(start, end)

export function takeRules(bytes: ArrayBuffer): void {
  file = new Uint8Array(bytes)
}
