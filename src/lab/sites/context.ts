// What the simulated vendors share.
import type { TableEmulator, TablesMissing } from '../host.ts'
import type { Journal } from '../journal.ts'

export interface SiteContext {
  readonly journal: Journal
  readonly tables: TableEmulator | TablesMissing
  /** Milliseconds since the Unix epoch. */
  now(): number
}
