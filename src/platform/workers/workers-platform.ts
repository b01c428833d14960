// Cloudflare Workers' clock, timers, randomness and network. `fetch` shows neither DNS nor TLS; of
// the two, DNS can be asked for.
import type { Platform } from '../../model/platform.ts'
import { clock, timers } from '../time.ts'
import { openWorkersTransport } from './workers-transport.ts'

export interface WorkersOptions {
  /**
   * URL of a DNS server that answers over HTTPS (RFC 8484), by which every name is looked up before
   * it is contacted; absent means that names are not looked up.
   */
  readonly dnsServer?: string
}

/** The platform of the hosted service. Set the flag `global_fetch_strictly_public` with it. */
export function createWorkersPlatform(options: WorkersOptions = {}): Platform {
  return {
    clock,
    timers,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    openTransport: (transport) => openWorkersTransport(transport, { clock, timers, ...options }),
  }
}
