// What an error of a Worker's `fetch` means. It carries no code, so its words are all there is
// (seen on workerd, 2026-11; cloudflare/workerd#1570).
import type { NetworkFailure, Phase } from '../../model/exchange.ts'

/** Thrown by the runtime before anything is sent. */
export const NOT_SENT = 'CF_TOO_MANY_SUBREQUESTS'

/** Codes of our naming, marked as Cloudflare's; none proves anything about the destination. */
const CODES: readonly (readonly [words: RegExp, code: string])[] = [
  [/network connection lost/i, 'CF_NETWORK_CONNECTION_LOST'],
  [/internal error/i, 'CF_INTERNAL_ERROR'],
  [/too many subrequests/i, NOT_SENT],
  [/cannot connect to the specified address/i, 'CF_ADDRESS_REFUSED'],
]

/** When the answer had begun, there was a connection and it was cut. */
const CUT_OFF = 'CF_ANSWER_CUT_OFF'

const PLAIN: { readonly [code: string]: string } = {
  CF_NETWORK_CONNECTION_LOST: 'The connection was refused, reset or cut off',
  [CUT_OFF]: 'The answer broke off',
  CF_INTERNAL_ERROR: 'The name, the connection or the TLS handshake failed out of sight',
  [NOT_SENT]: 'The service has used up the requests that one run may make',
  CF_ADDRESS_REFUSED: 'The runtime refuses this address',
}

/** Header values that `fetch` rejects are quoted in its message, which is left out then. */
export function failureOfFetch(phase: Phase, error: unknown): NetworkFailure {
  const words = error instanceof Error ? error.message : ''
  const told = CODES.find(([pattern]) => pattern.test(words))?.[1]
  const code = told !== undefined && phase === 'body' ? CUT_OFF : told
  if (code === undefined) {
    const message = 'The request failed in a way this runtime does not explain'
    return { phase, code: 'CF_FETCH_FAILED', message, timedOut: false }
  }
  return { phase, code, message: `${PLAIN[code]}: ${words}`, timedOut: false }
}
