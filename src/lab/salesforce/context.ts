// What the servers of Salesforce share.
import type { OrgRegister } from './org-register.ts'

export interface SalesforceContext {
  readonly orgs: OrgRegister
  readonly crypto: Crypto
  /** Milliseconds since the Unix epoch. */
  now(): number
}
