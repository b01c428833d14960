// Which host names can never be reached from the public Internet, judged without asking DNS.
import { classifyAddress } from '../net/address-guard/classify-address.ts'

/** RFC 6761, RFC 6762, RFC 8375 and ICANN's `.internal`. */
const PRIVATE_ZONES = ['localhost', 'local', 'internal', 'lan', 'home.arpa']

/** `hostname` as `URL` gives it: lower case, IPv6 in brackets. */
export function isPrivateName(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const kind = classifyAddress(name)
  if (kind !== undefined) return kind !== 'public'
  return !name.includes('.') || PRIVATE_ZONES.some((zone) => name.endsWith(`.${zone}`))
}
