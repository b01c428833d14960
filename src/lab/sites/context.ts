// What the simulated vendors share.
import type { Dynamics } from '../dataverse/dynamics.ts'
import type { TableEmulator, TablesMissing } from '../host.ts'
import type { Journal } from '../journal.ts'
import type { OrgRegister } from '../salesforce/org-register.ts'

export interface SiteContext {
  readonly journal: Journal
  readonly tables: TableEmulator | TablesMissing
  readonly dynamics: Dynamics
  readonly crypto: Crypto
  readonly salesforce: OrgRegister
  /** Milliseconds since the Unix epoch. */
  now(): number
}
