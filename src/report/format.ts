// What a report format is: a pure function from reports to text.
import type { ReportSet } from '../model/report.ts'

export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface FormatContext {
  /** Columns to fill. */
  readonly width: number
  readonly color: boolean
  /** Where a field of the destination of a report stands in the user's file. */
  locate(reportIndex: number, pointer: string): SourcePlace | undefined
}

export interface ReportFormat {
  /** One line for the help. */
  readonly about: string
  write(set: ReportSet, context: FormatContext): string
}
