// What a status or a network failure proves: a failure that anybody would meet, or only ours today.
import type { NetworkFailure, ResponseSeen } from '../model/exchange.ts'
import type { Verdict } from '../model/vocabulary.ts'

/** Failures that any client would meet at any time; every other code is inconclusive. */
const PROOF = new Set([
  'ENOTFOUND',
  'ENODATA',
  'ECONNREFUSED',
  'EPROTO',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'HPE_INVALID_CONSTANT',
  'HPE_INVALID_VERSION',
  'lp:url-malformed',
  'lp:not-https',
  'lp:port-blocked',
  'lp:address-blocked',
  'lp:credentials-in-url',
])

/**
 * Families of such codes: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`, `ERR_SSL_…`. Not
 * `HPE_…`: an answer that begins as HTTP and breaks a rule later is refused by our parser, while
 * others read bare line feeds, folded headers and the like, and the lead has arrived by then.
 */
const PROOF_FAMILIES = ['CERT_', 'ERR_TLS_CERT_', 'ERR_SSL_']

/** Statuses below 500 that speak of the moment rather than of the configuration. */
const PASSING_TROUBLE = new Set([408, 425, 429])

/** A redirect after which a client repeats the request with its body; the others drop it. */
const REDIRECTS_THAT_REPEAT = new Set([307, 308])

/** `fail` for what is proven, `inconclusive` for a time-out of ours, a reset, a resolver's trouble. */
export function outcomeOfFailure(failure: NetworkFailure): Verdict {
  if (failure.timedOut) return 'inconclusive'
  const { code } = failure
  const proven = PROOF.has(code) || PROOF_FAMILIES.some((family) => code.startsWith(family))
  return proven ? 'fail' : 'inconclusive'
}

/** What the status alone proves. Answers that were cut off at the body cap are a `warn`. */
export function outcomeOfStatus({ status, truncated }: ResponseSeen): Verdict {
  if (status >= 200 && status < 300) return truncated ? 'warn' : 'pass'
  if (status >= 500 || PASSING_TROUBLE.has(status)) return 'inconclusive'
  if (isRedirect(status)) return REDIRECTS_THAT_REPEAT.has(status) ? 'inconclusive' : 'fail'
  return status >= 400 ? 'fail' : 'inconclusive'
}

/** The observations that follow from the status alone. */
export function codesOfStatus({ status, truncated }: ResponseSeen): readonly string[] {
  if (isRedirect(status)) return ['lp:redirect']
  return truncated && status >= 200 && status < 300 ? ['lp:response-too-large'] : []
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || REDIRECTS_THAT_REPEAT.has(status)
}
