// An HTTP server for a fetch handler, with limits on slow clients and an end that lets answers finish.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'

export interface HttpServer {
  /** With the port that was taken, e.g. `http://127.0.0.1:8080/`. */
  readonly url: string
  /** Takes no new connection, and waits for running requests at most {@link DRAIN_MS}. */
  close(): Promise<void>
}

type FetchHandler = (request: Request) => Response | Promise<Response>

const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const MAX_REQUESTS_PER_SOCKET = 1000
const DRAIN_MS = 10_000
const TIDY_EVERY_MS = 50

/** Rejects when the port is taken. */
export function listenHttp(
  fetch: FetchHandler,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch,
      port,
      hostname: host,
      serverOptions: {
        headersTimeout: HEADERS_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
      },
    }) as Server
    server.maxRequestsPerSocket = MAX_REQUESTS_PER_SOCKET
    server.once('error', reject)
    server.once('listening', () => {
      resolve({ url: urlOf(server, host), close: () => drain(server) })
    })
  })
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    // A client may hold on to a connection whose last answer it has.
    const tidy = setInterval(() => server.closeIdleConnections(), TIDY_EVERY_MS)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(tidy)
      resolve()
    })
  })
}
