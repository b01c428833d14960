// CIDR ranges parsed once, so that looking an address up allocates nothing.
import ipaddr from 'ipaddr.js'
import { parseCanonical } from './canonical-address.ts'

interface Range {
  /** One number for IPv4, eight 16-bit groups for IPv6. */
  readonly groups: readonly number[]
  readonly bits: number
}

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
  const ipv4: (readonly [Range, K])[] = []
  const ipv6: (readonly [Range, K])[] = []
  for (const [cidr, kind] of entries) {
    const range = parseRange(cidr)
    ;(range.groups.length === 1 ? ipv4 : ipv6).push([range, kind])
  }
  return {
    find(address) {
      const table = address.length === 1 ? ipv4 : ipv6
      for (const [range, kind] of table) if (holds(range, address)) return kind
      return undefined
    },
  }
}

function parseRange(cidr: string): Range {
  if (!ipaddr.isValidCIDR(cidr)) throw new RangeError(`Not an address range: ${cidr}`)
  const [address, bits] = ipaddr.parseCIDR(cidr)
  return { groups: 'octets' in address ? [toUint32(address.octets)] : address.parts, bits }
}

function holds(range: Range, address: AddressGroups): boolean {
  const width = address.length === 1 ? 32 : 16
  let left = range.bits
  for (let i = 0; left > 0; i += 1, left -= width) {
    const shift = left >= width ? 0 : width - left
    if ((range.groups[i] ?? 0) >>> shift !== (address[i] ?? 0) >>> shift) return false
  }
  return true
}

function toUint32(octets: readonly number[]): number {
  return octets.reduce((sum, octet) => ((sum << 8) | octet) >>> 0, 0)
}
