// The reports as one JSON document, safe to print to a terminal.
import type { ReportSet } from '../model/report.ts'

export function jsonReport(set: ReportSet): string {
  return `${safeJson(set, 2)}\n`
}

// JSON.stringify escapes C0 only; C1 and bidi controls would still reach the terminal.
// The hash of `##vso[…` and `##[…` is what a CI system looks for anywhere in a line.
const UNESCAPED = /#(?=[^ \w])|[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** JSON in which every character a terminal would obey is escaped. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    UNESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
