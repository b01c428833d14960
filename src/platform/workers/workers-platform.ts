// Cloudflare Workers' clock, timers, randomness and network. `fetch` shows neither DNS nor TLS.
import type { Platform } from '../../model/platform.ts'
import { clock, timers } from '../time.ts'
import { openWorkersTransport } from './workers-transport.ts'

/** The platform of the hosted service. Set the flag `global_fetch_strictly_public` with it. */
export function createWorkersPlatform(): Platform {
  return {
    clock,
    timers,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    openTransport: (options) => openWorkersTransport(options, { clock, timers }),
  }
}
