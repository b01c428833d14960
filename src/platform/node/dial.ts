// One TLS connection to one address that was checked before. Verification is never switched off.
import { isIP } from 'node:net'
import { checkServerIdentity, connect, type SecureContext, type TLSSocket } from 'node:tls'
import type { CertificateSeen } from '../../model/exchange.ts'
import { certificateSeen } from './certificate-seen.ts'

export interface DialOptions {
  /** A literal, so that nothing is resolved a second time. */
  readonly address: string
  readonly port: number
  /** The URL's host: what the certificate must be for. */
  readonly name: string
  readonly trust: SecureContext | undefined
}

export interface Dialled {
  readonly socket: TLSSocket
  /** Settles when the peer accepted or refused the connection. */
  readonly connected: Promise<void>
  /** Settles when the handshake and the verification are done. */
  readonly secured: Promise<void>
  /** What the server showed, also when it was not good enough. */
  certificate(): CertificateSeen | undefined
  /** The first error of the socket's life. An alert that comes late is overwritten by the hang-up. */
  firstError(): Error | undefined
}

/** Starts to connect. Both promises reject with the runtime's own error. */
export function dial({ address, port, name, trust }: DialOptions): Dialled {
  const socket = connect({
    host: address,
    port,
    // An address has no place in the server name extension (RFC 6066, 3).
    servername: isIP(name) === 0 ? name : '',
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    checkServerIdentity: (_host, certificate) => checkServerIdentity(name, certificate),
    ...(trust === undefined ? {} : { secureContext: trust }),
  })
  socket.setNoDelay(true)
  let seen: CertificateSeen | undefined
  // Comes before the verification, which destroys the socket and the certificate with it.
  socket.prependListener('secure', () => {
    seen = certificateSeen(socket.getPeerCertificate())
  })
  let firstError: Error | undefined
  socket.once('error', (error) => {
    firstError = error
  })
  return {
    socket,
    connected: settled(socket, 'connect'),
    secured: settled(socket, 'secureConnect'),
    certificate: () => seen,
    firstError: () => firstError,
  }
}

function settled(socket: TLSSocket, event: 'connect' | 'secureConnect'): Promise<void> {
  const promise = new Promise<void>((resolve, reject) => {
    const closed = () => reject(new ClosedEarly())
    socket.once('close', closed)
    socket.on('error', reject)
    socket.once(event, () => {
      socket.off('close', closed)
      resolve()
    })
  })
  promise.catch(() => undefined)
  return promise
}

/** For a socket that was destroyed without an error of its own. */
class ClosedEarly extends Error {
  readonly code = 'ECONNRESET'
  constructor() {
    super('the connection was closed')
  }
}
