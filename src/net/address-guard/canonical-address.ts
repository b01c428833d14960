// Reads addresses in the one spelling that URLs and resolvers print, without a regular expression:
// the guard's usual case. Every other spelling is left to ipaddr.js.
import type { AddressGroups } from './compiled-ranges.ts'

const DOT = 0x2e
const COLON = 0x3a

/** Dotted decimal without leading zeros, or hexadecimal groups; undefined for anything else. */
export function parseCanonical(text: string): AddressGroups | undefined {
  return text.includes(':') ? parseGroups(text) : parseDotted(text)
}

function parseDotted(text: string): AddressGroups | undefined {
  let address = 0
  let octet = -1
  let dots = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === DOT) {
      if (octet < 0) return undefined
      address = address * 256 + octet
      octet = -1
      dots += 1
    } else {
      const digit = code - 0x30
      if (digit < 0 || digit > 9 || octet === 0) return undefined
      octet = (octet < 0 ? 0 : octet * 10) + digit
      if (octet > 255) return undefined
    }
  }
  return dots === 3 && octet >= 0 ? [address * 256 + octet] : undefined
}

function parseGroups(text: string): AddressGroups | undefined {
  const groups: number[] = []
  let gap = -1
  let i = 0
  while (i < text.length) {
    if (text.charCodeAt(i) === COLON) {
      if (text.charCodeAt(i + 1) !== COLON || gap >= 0) return undefined
      gap = groups.length
      i += 2
      continue
    }
    const end = groupEnd(text, i)
    if (end === i || groups.length === 8) return undefined
    groups.push(hexNumber(text, i, end))
    if (end === text.length) break
    if (text.charCodeAt(end) !== COLON || end + 1 === text.length) return undefined
    i = text.charCodeAt(end + 1) === COLON ? end : end + 1
  }
  return unwrapMapped(fillGap(groups, gap))
}

/** Where up to four hexadecimal digits end. */
function groupEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && end - start < 4 && hexDigit(text.charCodeAt(end)) >= 0) end += 1
  return end
}

function hexNumber(text: string, start: number, end: number): number {
  let value = 0
  for (let i = start; i < end; i += 1) value = value * 16 + hexDigit(text.charCodeAt(i))
  return value
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

function fillGap(groups: number[], gap: number): AddressGroups | undefined {
  if (gap < 0) return groups.length === 8 ? groups : undefined
  if (groups.length > 7) return undefined
  const address = [0, 0, 0, 0, 0, 0, 0, 0]
  const moved = 8 - groups.length
  for (let i = 0; i < groups.length; i += 1) address[i < gap ? i : i + moved] = groups[i] ?? 0
  return address
}

/** ::ffff:0:0/96 is IPv4 in disguise. */
function unwrapMapped(address: AddressGroups | undefined): AddressGroups | undefined {
  if (address === undefined || address[5] !== 0xffff) return address
  for (let i = 0; i < 5; i += 1) if (address[i] !== 0) return address
  return [(address[6] ?? 0) * 65_536 + (address[7] ?? 0)]
}
