// What kind of address a literal is. Pure: compares bytes, never text.
import { type AddressGroups, compileRanges, parseAddress } from './compiled-ranges.ts'
import { type AddressKind, IPV4_RANGES, IPV6_RANGES, METADATA_RANGES } from './ranges.ts'

const metadata = compileRanges(METADATA_RANGES)
const refused = compileRanges([...METADATA_RANGES, ...IPV4_RANGES, ...IPV6_RANGES])

/** Where an IPv6 address carries an IPv4 one: the range, and the group it starts at. */
const embeddings = compileRanges([
  ['64:ff9b::/96', 6],
  ['64:ff9b:1::/48', 6],
  ['2002::/16', 1],
  ['::ffff:0:0:0/96', 6],
  ['::/96', 6],
] as const)

/** Classifies an address in any spelling; undefined when the text is no address. */
export function classifyAddress(text: string): AddressKind | undefined {
  const address = parseAddress(text)
  return address === undefined ? undefined : classifyGroups(address)
}

/** The same for a parsed address. IPv4-mapped ones must come unwrapped, as the parser gives them. */
export function classifyGroups(address: AddressGroups): AddressKind {
  if (address.length === 1) return refused.find(address) ?? 'public'
  if (embedsMetadata(address)) return 'metadata'
  return refused.find(address) ?? (isGlobalUnicast(address) ? 'public' : 'reserved')
}

/** A gateway would unwrap these, so opening a translation range must not open metadata. */
function embedsMetadata(address: AddressGroups): boolean {
  const start = embeddings.find(address)
  if (start === undefined) return false
  const high = address[start] ?? 0
  const low = address[start + 1] ?? 0
  return metadata.find([((high << 16) | low) >>> 0]) !== undefined
}

/** 2000::/3, the only part of IPv6 that is given out. */
function isGlobalUnicast(address: AddressGroups): boolean {
  return (address[0] ?? 0) >>> 13 === 1
}
