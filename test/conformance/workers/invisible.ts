// What a check on Workers cannot see, scenario by scenario, and why. `fetch` there gives one of two
// errors for everything that happens before an answer begins.

const CERTIFICATE =
  'workerd refuses the certificate with "internal error", and says neither why nor whose it is'
const HANDSHAKE = 'a failed handshake is "internal error", whatever the alert was'

/** Proven elsewhere, `inconclusive` on Workers. */
export const INVISIBLE: Readonly<Record<string, string>> = {
  'https-endpoint/connection-refused':
    'a refused connection is "Network connection lost", as a passing one is',
  'https-endpoint/tls-expired': CERTIFICATE,
  'https-endpoint/tls-not-yet-valid': CERTIFICATE,
  'https-endpoint/tls-self-signed': CERTIFICATE,
  'https-endpoint/tls-unknown-root': CERTIFICATE,
  'https-endpoint/tls-unknown-intermediate': CERTIFICATE,
  'https-endpoint/tls-missing-intermediate': CERTIFICATE,
  'https-endpoint/tls-other-name': CERTIFICATE,
  'https-endpoint/tls-1-1': HANDSHAKE,
  'https-endpoint/tls-no-common-cipher': HANDSHAKE,
  'https-endpoint/tls-client-certificate': HANDSHAKE,
  'https-endpoint/tls-plain-http': HANDSHAKE,
  'https-endpoint/not-http': 'an answer that is not HTTP is "Network connection lost"',
}

/** `inconclusive` everywhere; on Workers the cause often cannot be named besides. */
export const UNTOLD: Readonly<Record<string, string>> = {
  'https-endpoint/tls-reset': HANDSHAKE,
  'https-endpoint/closed-unanswered': 'a hang-up looks like a refused connection',
  'https-endpoint/reset-unanswered': 'a reset looks like a refused connection',
  'https-endpoint/reset-in-body': 'a reset may overtake the beginning of the answer',
}
