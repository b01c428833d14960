// `HOST1:PORT1:HOST2:PORT2` as in curl: empty means any host or port, or unchanged.
import type { ConnectTo } from '../../model/transport.ts'
import { UsageError } from '../usage-error.ts'

const HOST = String.raw`(\[[0-9A-Fa-f:.]+\]|[^:[\]]*)`
const CONNECT_TO = new RegExp(`^${HOST}:(\\d{0,5}):${HOST}:(\\d{0,5})$`)

export function parseConnectTo(text: string): ConnectTo {
  const match = CONNECT_TO.exec(text)
  if (match === null) {
    throw new UsageError(
      `"${text}" is not of the form HOST1:PORT1:HOST2:PORT2.`,
      'As in curl, each part may be empty: "::127.0.0.1:8443" sends everything there. IPv6 addresses stand in brackets.',
    )
  }
  const [, fromHost = '', fromPort = '', toHost = '', toPort = ''] = match
  return { fromHost, fromPort, toHost, toPort }
}

export function printConnectTo({ fromHost, fromPort, toHost, toPort }: ConnectTo): string {
  return [fromHost, fromPort, toHost, toPort].join(':')
}
