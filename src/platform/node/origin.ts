// One origin's connection: opened ahead by `connect`, or by the first request, then kept alive.
import type { TLSSocket } from 'node:tls'
import type { Client } from 'undici'
import type { Connection, NetworkFailure } from '../../model/exchange.ts'
import { portOf } from '../../net/address-guard/check-url.ts'
import type { Phases } from '../../net/run-phase.ts'
import { failureOfError } from './failure-of-error.ts'
import { type OpenContext, type Opening, openSocket } from './open-socket.ts'
import { tolerateContinue } from './tolerate-continue.ts'

export interface Origin {
  /** Opens a connection and keeps it for the next request, or tells of the one that is open. */
  connect(): Promise<Connection>
  /** The client that writes requests to this origin's connection. */
  client(): Promise<Client>
  /** Phases of the connection that was opened since the last call; empty on a reused one. */
  takePhases(): Phases
  /** The first error on the connection in use, which says more than the hang-up after it. */
  socketError(): Error | undefined
  close(): Promise<void>
}

/** What a request fails with when its connection could not be opened. */
export class OpeningFailed extends Error {
  readonly failure: NetworkFailure
  constructor(failure: NetworkFailure) {
    super(failure.message)
    this.failure = failure
  }
}

const MAX_HEADER_BYTES = 16 * 1024
const KEEP_ALIVE_MS = 4_000

/** Nothing is opened until it is asked for. */
export function createOrigin(url: URL, context: OpenContext): Origin {
  let ahead: Promise<Opening> | undefined
  let current: Opening | undefined
  let opened: Phases = {}
  let client: Promise<Client> | undefined
  const open = async (): Promise<Opening> => {
    current = await openSocket(url, context)
    return current
  }
  const socketForRequest = async (): Promise<TLSSocket> => {
    const kept = await ahead
    ahead = undefined
    const usable = kept?.ok === true ? usableSocket(kept) : undefined
    if (usable !== undefined) return usable
    const opening = await open()
    opened = opening.phases
    if (!opening.ok) throw new OpeningFailed(opening.failure)
    return opening.socket
  }
  return {
    async connect() {
      if (current?.ok === true && !current.socket.destroyed) return connectionOf(url, current)
      ahead ??= open()
      const opening = await ahead
      if (!opening.ok) ahead = undefined
      return connectionOf(url, opening)
    },
    client: () => {
      client ??= createClient(url, socketForRequest)
      return client
    },
    takePhases() {
      const phases = opened
      opened = {}
      return phases
    },
    socketError: () => (current?.ok === true ? current.firstError() : undefined),
    async close() {
      const opening = await ahead
      if (opening?.ok === true) opening.socket.destroy()
      await (await client)?.destroy()
    },
  }
}

/** Throws when the peer ended the handshake late, by an alert; undefined when it merely hung up. */
function usableSocket({ socket, firstError }: Extract<Opening, { ok: true }>) {
  const error = firstError()
  if (error !== undefined) {
    const failure = failureOfError('connect', error)
    if (failure.phase === 'tls') throw new OpeningFailed(failure)
  }
  return socket.readable && socket.writable ? socket : undefined
}

async function createClient(url: URL, socketForRequest: () => Promise<TLSSocket>): Promise<Client> {
  // Loaded late: half of the time a cold start of the command line would take.
  const { Client: UndiciClient } = await import('undici')
  return new UndiciClient(url.origin, {
    connect: (_options, callback) => {
      socketForRequest().then(
        (socket) => callback(null, tolerateContinue(socket)),
        (error: Error) => callback(error, null),
      )
    },
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // The phases' own budgets hold, on the check's clock.
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 1,
  })
}

function connectionOf(url: URL, opening: Opening): Connection {
  const { phases } = opening
  const to = { host: url.hostname, port: portOf(url) }
  if (!opening.ok) return { outcome: 'failed', ...to, phases, failure: opening.failure }
  const { address, certificate } = opening
  const seen = certificate === undefined ? {} : { certificate }
  return { outcome: 'connected', ...to, address, phases, ...seen }
}
