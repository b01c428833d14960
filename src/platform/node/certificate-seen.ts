// The part of a server's certificate that explains a refusal.
import type { PeerCertificate } from 'node:tls'
import type { CertificateSeen } from '../../model/exchange.ts'

/** Summarises a certificate; undefined when the handshake ended before there was one. */
export function certificateSeen(peer: PeerCertificate | undefined): CertificateSeen | undefined {
  if (peer?.valid_from === undefined) return undefined
  return {
    subject: nameOf(peer.subject),
    issuer: nameOf(peer.issuer),
    validFrom: new Date(peer.valid_from).toISOString(),
    validTo: new Date(peer.valid_to).toISOString(),
    altNames: altNamesOf(peer.subjectaltname),
  }
}

function nameOf(name: PeerCertificate['subject']): string {
  return Object.entries(name)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ')
}

function altNamesOf(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  return text.split(', ').map((entry) => entry.replace(/^(DNS|IP Address):/, ''))
}
