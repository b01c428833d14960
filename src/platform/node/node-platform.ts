// Node's clock, timers, randomness and guarded network.
import { randomBytes } from 'node:crypto'
import type { Platform } from '../../model/platform.ts'
import { clock, timers } from '../time.ts'
import { openNodeTransport } from './node-transport.ts'

/** The platform of the command line and the self-hosted service. */
export function createNodePlatform(): Platform {
  return {
    clock,
    timers,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    openTransport: (options) => openNodeTransport(options, { clock, timers }),
  }
}
