// Where a Worker's requests may go and who is asked about names, from the operator's environment.
import { type Environment, settingIn } from '../../model/environment.ts'
import type { OutboundPolicy } from '../../model/transport.ts'
import { compileRanges } from '../../net/address-guard/compiled-ranges.ts'

export type OutboundSettings =
  | { readonly ok: true; readonly policy: OutboundPolicy; readonly dnsServer?: string }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Their names. */
export const OUTBOUND_SETTINGS: readonly string[] = [
  'LEADPROBE_ALLOW_PORTS',
  'LEADPROBE_ALLOW_PRIVATE',
  'LEADPROBE_DOH_URL',
]

const DNS_SERVER = 'https://cloudflare-dns.com/dns-query'
const HIGHEST_PORT = 65_535

export function readOutboundSettings(env: Environment): OutboundSettings {
  const ports = listIn(env, 'LEADPROBE_ALLOW_PORTS')
  const ranges = listIn(env, 'LEADPROBE_ALLOW_PRIVATE')
  const dnsServer = settingIn(env, 'LEADPROBE_DOH_URL') ?? DNS_SERVER
  const problems = [
    ...(ports.every(isPort) ? [] : [BAD_PORTS]),
    ...(ranges.every(isRange) ? [] : [BAD_RANGES]),
    ...(dnsServer === 'none' || URL.parse(dnsServer)?.protocol === 'https:' ? [] : [BAD_SERVER]),
  ]
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    policy: { connectTo: [], allowPorts: ports.map(Number), allowPrivate: ranges },
    ...(dnsServer === 'none' ? {} : { dnsServer }),
  }
}

const BAD_PORTS = `LEADPROBE_ALLOW_PORTS has to list ports from 1 to ${HIGHEST_PORT}, separated by commas, such as 8444,9443.`
const BAD_RANGES =
  'LEADPROBE_ALLOW_PRIVATE has to list ranges of addresses with their length, separated by commas, such as 10.20.0.0/16,fd00::/8.'
const BAD_SERVER =
  'LEADPROBE_DOH_URL has to be the whole https:// address of a DNS server, or none for no look-up.'

function isPort(text: string): boolean {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= HIGHEST_PORT
}

function isRange(text: string): boolean {
  try {
    compileRanges([[text, true]])
    return true
  } catch {
    return false
  }
}

function listIn(env: Environment, name: string): readonly string[] {
  const entries = (settingIn(env, name) ?? '').split(',').map((entry) => entry.trim())
  return entries.filter((entry) => entry !== '')
}
