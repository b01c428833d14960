// Our own refusals to connect, as failures. They never quote the URL: it may hold a secret.
import type { NetworkFailure } from '../../model/exchange.ts'

/** A refusal before anything was sent. */
export function guardFailure(code: string, message: string): NetworkFailure {
  return { phase: 'guard', code, message, timedOut: false }
}

/** The refusal of an address; `kind` is the word for it, such as `loopback`. */
export function addressBlocked(address: string, kind: string): NetworkFailure {
  const message = `${address} is not a public address (${kind})`
  return { ...guardFailure('lp:address-blocked', message), address }
}
