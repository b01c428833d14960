// Where reports are kept until they expire. A report holds no secret; its id is the only key to it.
import type { Report } from '../model/report.ts'

export interface ReportStore {
  /**
   * Keeps a report for 30 days. `target` is a keyed hash of what was checked, the same for every check
   * of the same destination by the same person; it cannot be turned back into either.
   */
  save(report: Report, target?: string): Promise<void>
  /** Undefined when there is none, or no longer. */
  get(id: string): Promise<Report | undefined>
  /** The report of the check before this one of the same target; undefined when there is none. */
  previousOf(id: string): Promise<Report | undefined>
  /** True when there was one. */
  delete(id: string): Promise<boolean>
}

export const KEEP_MS = 30 * 24 * 60 * 60 * 1000
