// What the servers of Marketo share.
import type { SubscriptionRegister } from './subscription-register.ts'

export interface MarketoContext {
  readonly subscriptions: SubscriptionRegister
  readonly crypto: Crypto
  /** Milliseconds since the Unix epoch. */
  now(): number
}
