// Where reports are kept until they expire. A report holds no secret; its id is the only key to it.
import type { Report } from '../model/report.ts'

export interface ReportStore {
  /** Keeps a report for 30 days. */
  save(report: Report): Promise<void>
  /** Undefined when there is none, or no longer. */
  get(id: string): Promise<Report | undefined>
  /** True when there was one. */
  delete(id: string): Promise<boolean>
}

export const KEEP_MS = 30 * 24 * 60 * 60 * 1000
