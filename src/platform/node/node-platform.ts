// Node's clock, timers, randomness and guarded network.
import { randomBytes } from 'node:crypto'
import type { Clock, Platform, Timers } from '../../model/platform.ts'
import { openNodeTransport } from './node-transport.ts'

const clock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
}

const timers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** The platform of the command line and the self-hosted service. */
export function createNodePlatform(): Platform {
  return {
    clock,
    timers,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    openTransport: (options) => openNodeTransport(options, { clock, timers }),
  }
}
