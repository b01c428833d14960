// What the service tells its operator: one JSON object a line, for a collector to read.
import type { Clock } from '../../model/platform.ts'
import { createRedactor } from '../../net/redaction/redactor.ts'

export type LogLevel = 'info' | 'warn' | 'error'
export type LogFields = Readonly<Record<string, string | number | undefined>>

export interface Log {
  /** `event` says what happened, in a word or two; the fields never hold a query or a body. */
  write(level: LogLevel, event: string, fields?: LogFields): void
}

export const SILENT: Log = { write: () => undefined }

const redactor = createRedactor([])

/** `print` gets whole lines, without their ends. */
export function createJsonLog(print: (line: string) => void, clock: Clock): Log {
  return {
    write(level, event, fields = {}) {
      const time = new Date(clock.now()).toISOString()
      // What looks like a secret is none of the collector's business, wherever it came from.
      print(JSON.stringify({ time, level, event, ...redactor.deep(fields) }))
    },
  }
}
