// The lab's DNS: names that do not resolve, or resolve to what must not be contacted.
import type { DnsAnswer, DnsQuestion } from './host.ts'

/**
 * Names with an answer of their own. The public-looking address is of a documentation range, so
 * nothing real is contacted should a guard fail.
 */
const ZONE: Readonly<Record<string, DnsAnswer>> = {
  // RFC 6761, section 6.3: what resolvers answer for it.
  localhost: { addresses: ['127.0.0.1', '::1'] },
  'leads-moved.contoso.example': 'NXDOMAIN',
  'app-zz99.marketo.com': 'NXDOMAIN',
  'contosoleadz.table.core.windows.net': 'NXDOMAIN',
  'contosoleadz.blob.core.windows.net': 'NXDOMAIN',
  'contosopremium.table.core.windows.net': 'NXDOMAIN',
  'contoso-gone.crm4.dynamics.com': 'NXDOMAIN',
  'dns-broken.contoso.example': 'SERVFAIL',
  'dns-silent.contoso.example': 'silence',
  'dns-empty.contoso.example': { addresses: [] },
  'intranet.contoso.example': { addresses: ['10.20.30.40'] },
  'split.contoso.example': { addresses: ['203.0.113.10', '192.168.7.20'] },
  'loopback.contoso.example': { addresses: ['127.0.0.1', '::1'] },
  'metadata.contoso.example': { addresses: ['169.254.169.254'] },
}

/** Hosts whose name must really be resolved for the scenario to show. */
export const DNS_HOSTS: readonly string[] = Object.keys(ZONE)

/** Every name outside the zone does not exist: vendors are reached by connect-to rules. */
export function answerDns(question: DnsQuestion): DnsAnswer {
  return ZONE[question.name.toLowerCase()] ?? 'NXDOMAIN'
}
