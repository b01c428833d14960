// Real servers on loopback and a real transport to reach them, closed again after each test.

import type { RequestListener } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { onTestFinished } from 'vitest'
import type { Exchange, OutboundRequest } from '../../../src/model/exchange.ts'
import type { OutboundPolicy, Transport } from '../../../src/model/transport.ts'
import { createDeadline } from '../../../src/net/deadline.ts'
import { createNodePlatform } from '../../../src/platform/node/node-platform.ts'
import { createAuthority, createLeaf } from '../../net/certificates.ts'

export const HOST = 'hook.contoso.example'
export const authority = await createAuthority()
export const leaf = await createLeaf({ names: [HOST] }, authority)

export interface Site {
  readonly port: number
  /** Connections taken so far. */
  connections(): number
}

export async function listen(server: Server): Promise<Site> {
  const open = new Set<Socket>()
  let count = 0
  server.on('connection', (socket: Socket) => {
    count += 1
    open.add(socket)
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return { port: (server.address() as AddressInfo).port, connections: () => count }
}

export function httpsSite(answer: RequestListener, options: ServerOptions = {}): Promise<Site> {
  const server = createHttpsServer({ ...leaf, ...options }, answer)
  server.on('tlsClientError', () => undefined)
  return listen(server)
}

/** A TLS server whose answer to the first bytes is written by hand. */
export function rawTlsSite(
  onRequest: (socket: Socket) => void,
  options: TlsOptions = {},
): Promise<Site> {
  const server = createTlsServer({ ...leaf, ...options }, (socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => onRequest(socket))
  })
  server.on('tlsClientError', () => undefined)
  return listen(server)
}

/** A plain TCP server. */
export function tcpSite(onConnection: (socket: Socket) => void): Promise<Site> {
  return listen(createServer(onConnection))
}

/** An answer of 200 whose body is all that follows. */
export const OK_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n'

export interface NetOptions extends Partial<OutboundPolicy> {
  readonly totalMs?: number
  readonly maxBodyBytes?: number
  readonly signal?: AbortSignal
}

/** A transport that trusts the tests' authority. */
export function openNet(options: NetOptions = {}): Transport {
  const { totalMs = 10_000, maxBodyBytes = 64 * 1024, signal, ...policy } = options
  const platform = createNodePlatform()
  const { clock, timers } = platform
  const deadline = createDeadline({
    totalMs,
    clock,
    timers,
    ...(signal === undefined ? {} : { signal }),
  })
  const net = platform.openTransport({
    policy: { connectTo: [], allowPorts: [], allowPrivate: [], ca: authority.pem, ...policy },
    deadline,
    maxBodyBytes,
  })
  onTestFinished(async () => {
    await net.close()
    deadline.clear()
  })
  return net
}

/** A transport for which every host is the given site. */
export function netTo(site: Pick<Site, 'port'>, options: NetOptions = {}): Transport {
  const rule = { fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort: String(site.port) }
  return openNet({ connectTo: [rule], ...options })
}

export const lead: OutboundRequest = {
  method: 'POST',
  url: `https://${HOST}/leads`,
  headers: { 'content-type': 'application/json' },
  body: '{"UserDetails":{}}',
}

export function failureOf(exchange: Exchange) {
  if (exchange.outcome !== 'failed') throw new Error(`answered ${exchange.response.status}`)
  return exchange.failure
}

export function responseOf(exchange: Exchange) {
  if (exchange.outcome !== 'answered') throw new Error(`failed: ${exchange.failure.message}`)
  return exchange.response
}
