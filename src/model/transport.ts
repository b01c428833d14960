// The one door out. Everything that leaves a check, SDK traffic included, goes through a Transport.
import type { Connection, Exchange, OutboundRequest } from './exchange.ts'

export interface Transport {
  /**
   * Resolves, connects and shakes hands with the origin of `url`, and keeps the connection for the
   * next request to that origin. Never throws for what the network does.
   */
  connect(url: string): Promise<Connection>
  /** Sends one request. Never follows a redirect, never retries, never throws for what the network does. */
  send(request: OutboundRequest): Promise<Exchange>
  /** Closes every connection. */
  close(): Promise<void>
}

/** One curl-style rule: traffic to `fromHost:fromPort` goes to `toHost:toPort`; empty means any or unchanged. */
export interface ConnectTo {
  readonly fromHost: string
  readonly fromPort: string
  readonly toHost: string
  readonly toPort: string
}

/** What the operator allows; never set by a request. */
export interface OutboundPolicy {
  readonly connectTo: readonly ConnectTo[]
  /** PEM certificates to trust beside the public ones. */
  readonly ca?: string
  /** Ports besides 443 and 8443. */
  readonly allowPorts: readonly number[]
  /** CIDR ranges that may be private, or `all`. Metadata addresses stay refused. */
  readonly allowPrivate: 'all' | readonly string[]
  /** `address:port` of DNS servers to ask instead of the system's resolver. */
  readonly dnsServers?: readonly string[]
}

export interface TransportOptions {
  readonly policy: OutboundPolicy
  readonly deadline: Deadline
  /** Bytes of a decoded answer body that are read before the rest is cut off. */
  readonly maxBodyBytes: number
}

/** The time one check has, shared by its phases. */
export interface Deadline {
  /** Milliseconds left; 0 when over. */
  remainingMs(): number
  /** Aborted when the time is over or the caller cancelled. */
  readonly signal: AbortSignal
}
