// `--connect-to` as in curl: parsed with a usage error, and printed for another command line.
import type { ConnectTo } from '../../model/transport.ts'
import { parseConnectTo } from '../../net/connect-to.ts'
import { UsageError } from '../usage-error.ts'

export function connectToRule(text: string): ConnectTo {
  const parsed = parseConnectTo(text)
  if (parsed.ok) return parsed.rule
  throw new UsageError(
    `--connect-to: ${parsed.problem}.`,
    'As in curl: contoso.example:443:127.0.0.1:8443, each part may be empty ("::127.0.0.1:8443" sends everything there), and IPv6 addresses stand in brackets.',
  )
}

export function printConnectTo({ fromHost, fromPort, toHost, toPort }: ConnectTo): string {
  return [bracketed(fromHost), fromPort, bracketed(toHost), toPort].join(':')
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
