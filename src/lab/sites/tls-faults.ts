// Hosts whose TLS is wrong, with the custom endpoint behind each.
import type { Site, TlsFault } from '../site.ts'
import type { SiteContext } from './context.ts'
import { customEndpoint } from './custom-endpoint.ts'

/** `expired.contoso.example`, `old-tls-1-1.contoso.example` and so on. */
export function tlsFaultHost(fault: TlsFault): string {
  return `${fault.replace('tls-', 'old-tls-').replaceAll('.', '-')}.contoso.example`
}

const FAULTS: readonly TlsFault[] = [
  'expired',
  'not-yet-valid',
  'self-signed',
  'unknown-root',
  'unknown-intermediate',
  'missing-intermediate',
  'other-name',
  'tls-1.1',
  'no-common-cipher',
  'client-certificate',
  'plain-http',
  'stall',
  'reset',
]

export function tlsFaultSites(context: SiteContext): readonly Site[] {
  const answer = customEndpoint(context)
  return FAULTS.map((fault) => ({ host: tlsFaultHost(fault), fault, answer }))
}
