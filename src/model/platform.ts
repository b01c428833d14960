// What a runtime gives: the only way to the clock, timers, randomness and the network.
import type { Transport, TransportOptions } from './transport.ts'

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Milliseconds on a clock that never jumps; only differences mean something. */
  monotonicMs(): number
}

export interface Timers {
  /** Calls `run` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, run: () => void): () => void
}

export interface Platform {
  readonly clock: Clock
  readonly timers: Timers
  /** Cryptographically strong random bytes. */
  randomBytes(length: number): Uint8Array
  /** A fresh transport for one check: no connection is shared between checks. */
  openTransport(options: TransportOptions): Transport
}
