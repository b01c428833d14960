// Cloudflare Workers' clock, timers, randomness and network. `fetch` shows neither DNS nor TLS.
import type { Clock, Platform, Timers } from '../../model/platform.ts'
import { openWorkersTransport } from './workers-transport.ts'

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

/** The platform of the hosted service. Set the flag `global_fetch_strictly_public` with it. */
export function createWorkersPlatform(): Platform {
  return {
    clock,
    timers,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    openTransport: (options) => openWorkersTransport(options, { clock, timers }),
  }
}
