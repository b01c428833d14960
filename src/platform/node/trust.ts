// The certificates TLS trusts: the public ones, and beside them those the operator names.
import {
  createSecureContext,
  getCACertificates,
  rootCertificates,
  type SecureContext,
} from 'node:tls'
import { certificatesIn } from '../../net/ca.ts'

/** Reading some 150 root certificates takes longer than a whole check on a local network. */
const contexts = new Map<string, SecureContext>()
const MAX_CONTEXTS = 8

/**
 * What to trust, for a PEM bundle; undefined for the runtime's own roots. Throws when the text has
 * no certificate in it.
 */
export function trustBeside(ca: string | undefined): SecureContext | undefined {
  if (ca === undefined) return undefined
  const known = contexts.get(ca)
  if (known !== undefined) return known
  const extra = certificatesIn(ca)
  if (extra.length === 0) throw new RangeError('There is no PEM certificate among the trusted ones')
  const made = createSecureContext({ ca: [...publicRoots(), ...extra], minVersion: 'TLSv1.2' })
  if (contexts.size >= MAX_CONTEXTS) contexts.clear()
  contexts.set(ca, made)
  return made
}

/** Includes NODE_EXTRA_CA_CERTS where the runtime can tell (from Node 22.15). */
function publicRoots(): readonly string[] {
  return typeof getCACertificates === 'function' ? getCACertificates('default') : rootCertificates
}
