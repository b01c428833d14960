// What a transport answers when the guard lets no connection be made.
import type { Connection, NetworkFailure } from '../../model/exchange.ts'
import { portOf } from './check-url.ts'

export function refusedConnection(text: string, failure: NetworkFailure): Connection {
  const url = URL.parse(text)
  const [host, port] = url === null ? ['', 443] : [url.hostname, portOf(url)]
  return { outcome: 'failed', host, port, phases: {}, failure }
}
