// CIDR ranges parsed once, so that looking an address up allocates nothing.
import ipaddr from 'ipaddr.js'
import { parseCanonical } from './canonical-address.ts'

/** An address as the tables compare it: `[uint32]` for IPv4, eight 16-bit groups for IPv6. */
export type AddressGroups = readonly number[]

export interface CompiledRanges<K> {
  /** What the first range that holds the address stands for. */
  find(address: AddressGroups): K | undefined
}

/** Parses a literal in any spelling `inet_aton` knows; undefined when it is no address. */
export function parseAddress(text: string): AddressGroups | undefined {
  const canonical = parseCanonical(text)
  if (canonical !== undefined) return canonical
  if (!ipaddr.isValid(text)) return undefined
  const parsed = ipaddr.process(text)
  return 'octets' in parsed ? [toUint32(parsed.octets)] : parsed.parts
}

/** Compiles ranges, first match first. Throws `RangeError` on text that is no CIDR range. */
export function compileRanges<K>(entries: Iterable<readonly [string, K]>): CompiledRanges<K> {
  const ipv4: Ipv4Range<K>[] = []
  const ipv6: Ipv6Range<K>[] = []
  for (const [cidr, kind] of entries) {
    if (!ipaddr.isValidCIDR(cidr)) throw new RangeError(`Not an address range: ${cidr}`)
    const [address, bits] = ipaddr.parseCIDR(cidr)
    if ('octets' in address) ipv4.push(ipv4Range(toUint32(address.octets), bits, kind))
    else ipv6.push({ groups: address.parts, bits, kind })
  }
  return {
    find: (address) =>
      address.length === 1 ? findIpv4(ipv4, address[0] ?? 0) : findIpv6(ipv6, address),
  }
}

/** Mask and base as signed 32-bit integers, which is what `&` gives. */
interface Ipv4Range<K> {
  readonly mask: number
  readonly base: number
  readonly kind: K
}

function ipv4Range<K>(address: number, bits: number, kind: K): Ipv4Range<K> {
  const mask = bits === 0 ? 0 : -1 << (32 - bits)
  return { mask, base: address & mask, kind }
}

function findIpv4<K>(table: readonly Ipv4Range<K>[], address: number): K | undefined {
  for (const range of table) if ((address & range.mask) === range.base) return range.kind
  return undefined
}

interface Ipv6Range<K> {
  readonly groups: AddressGroups
  readonly bits: number
  readonly kind: K
}

function findIpv6<K>(table: readonly Ipv6Range<K>[], address: AddressGroups): K | undefined {
  for (const range of table) if (holds(range, address)) return range.kind
  return undefined
}

const GROUP_BITS = 16

function holds<K>(range: Ipv6Range<K>, address: AddressGroups): boolean {
  let left = range.bits
  for (let i = 0; left > 0; i += 1, left -= GROUP_BITS) {
    const shift = left >= GROUP_BITS ? 0 : GROUP_BITS - left
    if ((range.groups[i] ?? 0) >>> shift !== (address[i] ?? 0) >>> shift) return false
  }
  return true
}

function toUint32(octets: readonly number[]): number {
  return octets.reduce((sum, octet) => ((sum << 8) | octet) >>> 0, 0)
}
