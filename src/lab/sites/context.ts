// What the simulated vendors share.
import type { TableEmulator, TablesMissing } from '../host.ts'
import type { Journal } from '../journal.ts'
import type { Repairs } from '../repairs.ts'
import type { Vendors } from '../vendors.ts'

export interface SiteContext extends Vendors {
  readonly journal: Journal
  readonly tables: TableEmulator | TablesMissing
  readonly crypto: Crypto
  readonly repairs: Repairs
  /** Milliseconds since the Unix epoch. */
  now(): number
}
