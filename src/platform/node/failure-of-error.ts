// What an error of Node's, OpenSSL's, c-ares' or undici's means, in our words and with its own code.
import type { NetworkFailure, Phase } from '../../model/exchange.ts'

const PLAIN: { readonly [P in Phase]: string } = {
  guard: 'The request could not be made',
  dns: 'The host name could not be resolved',
  connect: 'No connection could be made',
  tls: 'The secure connection could not be set up',
  send: 'The connection broke while the request was being sent',
  'first-byte': 'The connection broke before an answer came',
  body: 'The answer broke off',
}

interface RuntimeError {
  readonly code?: unknown
  readonly name?: unknown
  readonly message?: unknown
  readonly reason?: unknown
  readonly library?: unknown
}

/** The codes of a peer that turns the handshake down after we took it for finished (TLS 1.3). */
const LATE_TLS = /^(ERR_SSL_|ERR_TLS_|EPROTO$)/

/** Maps an error that a phase threw. The message never quotes the request. */
export function failureOfError(phase: Phase, error: unknown): NetworkFailure {
  const seen = error as RuntimeError
  const code = codeOf(phase, seen)
  const actual = LATE_TLS.test(code) ? 'tls' : phase
  const message = `${PLAIN[actual]}: ${wordsOf(seen)}`
  return { phase: actual, code, message, timedOut: false }
}

/** OpenSSL 3.5 renamed the alerts that SSL 3 and TLS share; everything written names the old ones. */
const NEW_ALERT = 'ERR_SSL_SSL/TLS_ALERT_'
const OLD_ALERT = 'ERR_SSL_SSLV3_ALERT_'

/** How undici's parser says that not even the first bytes are HTTP; it loses its own code. */
const NOT_HTTP = 'Expected HTTP/'

/** A name server that turns us away is no receiver that does. */
function codeOf(phase: Phase, { code, name, message }: RuntimeError): string {
  if (phase === 'dns' && code === 'ECONNREFUSED') return 'EAI_AGAIN'
  if (name === 'HTTPParserError' && String(message).includes(NOT_HTTP)) {
    return 'HPE_INVALID_CONSTANT'
  }
  if (typeof code === 'string' && code !== '') return code.replace(NEW_ALERT, OLD_ALERT)
  return typeof name === 'string' ? name : 'Error'
}

/** OpenSSL's own reason instead of its file names; nothing where the runtime quotes our input. */
function wordsOf({ code, message, reason, library }: RuntimeError): string {
  if (code === 'UND_ERR_INVALID_ARG') return 'a header or the address holds a forbidden character'
  if (typeof library === 'string' && typeof reason === 'string') return reason
  return typeof message === 'string' ? (message.split('\n')[0] ?? '') : 'no reason given'
}
