// One TCP port for all hosts of the lab: reads the ClientHello, then meets the client as told.
import { createServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type Server, type TlsOptions } from 'node:tls'
import { getExtensionData, readTlsClientHello } from 'read-tls-client-hello'
import type { Listener, ListenOptions, Reception, TlsTerms } from '../../lab/host.ts'
import { createHttpEntrance, type HttpEntrance } from './lab-host-http.ts'
import { boundPort, closeServer, listenOn, trackSockets } from './lab-host-sockets.ts'

type Handshake = Extract<Reception, { does: 'handshake' }>

const PLAIN_HTTP_REPLY =
  'HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 11\r\n' +
  'Connection: close\r\n\r\nBad Request'

/** Fatal alert 112, unrecognized_name (RFC 6066, section 3). */
const UNRECOGNIZED_NAME_ALERT = Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x70)

export async function listenTls({ port, receive }: ListenOptions): Promise<Listener> {
  const http = createHttpEntrance()
  const tlsServers = new Map<string, Server>()
  const server = createServer()
  const sockets = trackSockets(server)

  async function meet(socket: Socket): Promise<void> {
    const serverName = await readServerName(socket)
    if (serverName === undefined) return void socket.destroy()
    const reception = await receive(serverName)
    if (reception.does !== 'handshake') return meetWithoutTls(socket, reception.does)
    const known = tlsServers.get(serverName) ?? createTlsSite(reception, http)
    tlsServers.set(serverName, known)
    known.emit('connection', socket)
  }

  // No client may bring the lab down, not even with a name no certificate can be issued for.
  server.on('connection', (socket) => meet(socket).catch(() => socket.destroy()))

  await listenOn(server, port)
  return {
    port: boundPort(server),
    close: () => {
      sockets.destroyAll()
      return closeServer(server)
    },
  }
}

/** The name the client asks for; undefined when it is not TLS or asks for none. */
async function readServerName(socket: Socket): Promise<string | undefined> {
  try {
    return getExtensionData(await readTlsClientHello(socket), 'sni')?.serverName
  } catch {
    return undefined
  }
}

function meetWithoutTls(socket: Socket, does: Exclude<Reception['does'], 'handshake'>): void {
  if (does === 'reset') socket.resetAndDestroy()
  else if (does === 'plain-http') socket.end(PLAIN_HTTP_REPLY)
  else if (does === 'unrecognized-name') socket.end(UNRECOGNIZED_NAME_ALERT)
  else socket.resume() // a stall: reads on, so that the client's leaving is noticed
}

/** A TLS server that never listens itself: it is handed the connections for one name. */
function createTlsSite({ terms, answer }: Handshake, http: HttpEntrance): Server {
  const server = createTlsServer(tlsOptions(terms))
  server.on('secureConnection', (socket) => http.enter(socket, answer))
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  return server
}

function tlsOptions({ identity, weakness, wantsClientCertificate }: TlsTerms): TlsOptions {
  const common: TlsOptions = {
    key: identity.key,
    cert: identity.chain,
    ALPNProtocols: ['http/1.1'],
    requestCert: wantsClientCertificate === true,
    rejectUnauthorized: wantsClientCertificate === true,
  }
  if (weakness === 'tls-1.1') {
    // OpenSSL 3 speaks these versions at security level 0 only.
    return { ...common, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
  }
  if (weakness === 'no-common-cipher') {
    // An RSA cipher with an ECDSA key: nothing can be agreed on.
    return { ...common, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' }
  }
  return common
}
