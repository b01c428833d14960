// Keeps a list of everything that went through a transport, for the step that caused it.
import type { Connection, Exchange } from '../model/exchange.ts'
import type { Transport } from '../model/transport.ts'

export interface Recorder {
  /** Does what the recorded transport does. */
  readonly net: Transport
  /** What happened since the last call, in the order it ended, not yet redacted. */
  take(): (Exchange | Connection)[]
}

/** Wraps a transport so that its traffic, the SDKs' included, can be put on the step that made it. */
export function recordExchanges(net: Transport): Recorder {
  let seen: (Exchange | Connection)[] = []
  const keep = <T extends Exchange | Connection>(event: T): T => {
    seen.push(event)
    return event
  }
  return {
    net: {
      connect: async (url) => keep(await net.connect(url)),
      send: async (request) => keep(await net.send(request)),
      close: () => net.close(),
    },
    take() {
      const taken = seen
      seen = []
      return taken
    },
  }
}
