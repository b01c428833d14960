// The connect-to rules that lead a check into the lab.
import type { ConnectTo } from '../model/transport.ts'
import { DNS_HOSTS } from './dns.ts'
import type { Repairs } from './repairs.ts'

/** A host on which nothing listens. */
export const REFUSING_HOST = 'leads-stopped.contoso.example'

/** Literal addresses that a check has to refuse by itself. */
const LITERALS = ['10.20.30.40', '169.254.169.254', '127.0.0.1', '[::1]']

interface Ports {
  /** Where the lab listens. */
  readonly port: number
  /** Where nobody does. */
  readonly refusingPort: number
}

/** Hosts whose fault is in the name or address stay as they are until mended; all others go to the lab. */
export function connectToRules({ port, refusingPort }: Ports, repairs: Repairs): ConnectTo[] {
  const faulty = [
    rule(REFUSING_HOST, '127.0.0.1', refusingPort),
    ...[...DNS_HOSTS, ...LITERALS].map((host) => rule(host, '', '')),
  ]
  return [
    ...faulty.filter(({ fromHost }) => !repairs.isMended(fromHost)),
    rule('', '127.0.0.1', port),
  ]
}

function rule(fromHost: string, toHost: string, toPort: number | ''): ConnectTo {
  return { fromHost, fromPort: '', toHost, toPort: String(toPort) }
}
