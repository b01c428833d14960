// `90s`, `2m`, `1m30s`, `500ms` → milliseconds.
import { UsageError } from '../usage-error.ts'

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 }
const SHORTEST_MS = 100
const LONGEST_MS = 600_000

/** Milliseconds; throws a usage error, which does not repeat what may be a secret, for anything else than a duration from 100ms to 10m. */
export function parseDuration(text: string): number {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m))+$/.test(text)) {
    throw new UsageError(
      '--timeout: the value is not a duration.',
      'Write a number with its unit, such as 90s, 2m or 500ms.',
    )
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m)/g)]
  const ms = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS_MS[unit ?? ''] ?? 0),
    0,
  )
  if (ms < SHORTEST_MS || ms > LONGEST_MS) {
    throw new UsageError(
      '--timeout: the value is out of range.',
      'A check may take from 100ms to 10m, such as 90s.',
    )
  }
  return ms
}
