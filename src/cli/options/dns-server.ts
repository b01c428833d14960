// `--dns-server ADDRESS[:PORT]`: whom to ask instead of the system's resolver.
import { parseAddress } from '../../net/address-guard/compiled-ranges.ts'
import { UsageError } from '../usage-error.ts'

const DNS_PORT = 53
const FORM = /^(?:\[(?<v6>[0-9A-Fa-f:.]+)\]|(?<v4>\d+(?:\.\d+){3}))(?::(?<port>\d{1,5}))?$/

/** `address:port`; throws a usage error for anything else. */
export function dnsServer(text: string): string {
  const { v4, v6, port = String(DNS_PORT) } = FORM.exec(text)?.groups ?? {}
  const address = v4 ?? v6
  if (address === undefined || parseAddress(address) === undefined) {
    throw refusal('the value is not an address with a port')
  }
  if (Number(port) < 1 || Number(port) > 65_535) {
    throw refusal('the port is not between 1 and 65535')
  }
  return `${v6 === undefined ? address : `[${address}]`}:${port}`
}

function refusal(problem: string): UsageError {
  return new UsageError(
    `--dns-server: ${problem}.`,
    'Write ADDRESS:PORT, such as 127.0.0.1:5353 or [::1]:5353; a name cannot stand here.',
  )
}
