// What a report format is: a pure function from reports to text.
import type { ReportSet } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'

/** Lines and columns count from 1, columns in UTF-16 code units; the end is past the last one. */
export interface SourcePlace {
  /** As the user named it. */
  readonly file: string
  /** From the root of the repository, with `/`; the same as `file` when absent. */
  readonly path?: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** What the config's policy says about a finding that is not to count. */
export interface Exemption {
  /** ISO date on which it ends. */
  readonly until: string
  readonly reason: string
}

export interface FormatContext {
  /** Columns to fill. */
  readonly width: number
  readonly color: boolean
  /** Where the value stands that a finding is about; the destination when there is none. */
  locate(reportIndex: number, findingIndex?: number): SourcePlace | undefined
  /** Set for findings that the policy lets pass. */
  readonly exempt?: (reportIndex: number, findingIndex: number) => Exemption | undefined
  /** Verdicts that count as a failure besides `fail`. */
  readonly failOn?: readonly Verdict[]
}

export interface ReportFormat {
  /** One line for the help. */
  readonly about: string
  write(set: ReportSet, context: FormatContext): string
}
