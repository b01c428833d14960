// The classifier against an independent one, over every spelling an address can have.

import { BlockList, isIP } from 'node:net'
import { IPAddressRanges } from '@microsoft/antissrf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCanonical } from '../../../src/net/address-guard/canonical-address.ts'
import { classifyAddress } from '../../../src/net/address-guard/classify-address.ts'
import { parseAddress } from '../../../src/net/address-guard/compiled-ranges.ts'
import { IPV4_RANGES, IPV6_RANGES, METADATA_RANGES } from '../../../src/net/address-guard/ranges.ts'

const RUNS = { numRuns: 20_000 }

/** The same table, as Microsoft maintains it, in the runtime's own matcher. */
const oracle = blockListOf(IPAddressRanges.recommendedLatest)
const globalUnicast = blockListOf(['2000::/3'])

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !oracle.check(address, 'ipv4')
  return !oracle.check(address, 'ipv6') && globalUnicast.check(address, 'ipv6')
}

const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))
type Octets = readonly [number, number, number, number]

/** Half of all addresses come from the refused ranges: random ones hardly ever do. */
const anyIpv4 = fc.oneof(
  octets,
  fc
    .tuple(
      fc.constantFrom(...IPAddressRanges.recommendedLatest.filter((r) => !r.includes(':'))),
      octets,
    )
    .map(([range, noise]) => within(range, noise)),
)

function within(range: string, noise: Octets): Octets {
  const [address = '', bits = ''] = range.split('/')
  const mask = bits === '0' ? 0 : (0xffff_ffff << (32 - Number(bits))) >>> 0
  return fromNumber(
    ((toNumber(address.split('.').map(Number)) & mask) | (toNumber(noise) & ~mask)) >>> 0,
  )
}

function toNumber([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

function fromNumber(value: number): Octets {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

const SPELLINGS: readonly ((address: Octets) => string)[] = [
  (a) => a.join('.'),
  (a) => String(toNumber(a)),
  (a) => `0x${toNumber(a).toString(16)}`,
  (a) => `0${toNumber(a).toString(8)}`,
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  ([a, b, c, d]) => `${a}.${b * 65_536 + c * 256 + d}`,
  (a) => a.map((octet) => `0x${octet.toString(16)}`).join('.'),
  (a) => a.map((octet) => `0${octet.toString(8)}`).join('.'),
  (a) => a.map((octet) => `0x${octet.toString(16).toUpperCase().padStart(4, '0')}`).join('.'),
  (a) => `${a.join('.')}.`,
  (a) => a.join('。'),
  (a) =>
    [...a.join('.')]
      .map((c) => (c === '.' ? c : String.fromCodePoint(c.charCodeAt(0) + 0xfee0)))
      .join(''),
  (a) => a.join('%2e'),
]

describe('IPv4', () => {
  test('every spelling a URL allows is the same address to the guard', () => {
    fc.assert(
      fc.property(anyIpv4, fc.constantFrom(...SPELLINGS), (address, spell) => {
        const host = new URL(`https://${spell(address)}/`).hostname
        expect(classifyAddress(host) === 'public').toBe(isPublic(address.join('.')))
      }),
      RUNS,
    )
  })

  test('mapped into IPv6 it is still itself', () => {
    fc.assert(
      fc.property(anyIpv4, fc.boolean(), (address, isHex) => {
        const text = isHex ? `::ffff:${hexPair(address)}` : `::ffff:${address.join('.')}`
        const host = new URL(`https://[${text}]/`).hostname.slice(1, -1)
        expect(classifyAddress(host) === 'public').toBe(isPublic(address.join('.')))
        expect(classifyAddress(text)).toBe(classifyAddress(host))
      }),
      RUNS,
    )
  })

  test('carried in any other way it is refused, whatever it is', () => {
    const carriers: readonly ((pair: string) => string)[] = [
      (pair) => `64:ff9b::${pair}`,
      (pair) => `64:ff9b:1::${pair}`,
      (pair) => `2002:${pair}::1`,
      (pair) => `::${pair}`,
      (pair) => `::ffff:0:${pair}`,
      (pair) => `2001:0:1:2:3:4:${pair}`,
    ]
    fc.assert(
      fc.property(anyIpv4, fc.constantFrom(...carriers), (address, carry) => {
        expect(classifyAddress(carry(hexPair(address)))).not.toBe('public')
      }),
      RUNS,
    )
  })
})

function hexPair([a, b, c, d]: Octets): string {
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

const group = fc.oneof(fc.nat(0xffff), fc.constant(0))
const anyIpv6 = fc
  .tuple(
    fc.constantFrom(
      0x2000,
      0x2001,
      0x2002,
      0x2606,
      0x3fff,
      0xfc00,
      0xfe80,
      0xfec0,
      0xff02,
      0x64,
      0x100,
      0,
      0x5f00,
    ),
    fc.array(group, { minLength: 7, maxLength: 7 }),
  )
  .map(([first, rest]) => [first, ...rest])

describe('IPv6', () => {
  test('agrees with the oracle', () => {
    fc.assert(
      fc.property(anyIpv6, (groups) => {
        const text = groups.map((value) => value.toString(16)).join(':')
        const host = new URL(`https://[${text}]/`).hostname.slice(1, -1)
        const unwrapped = isMapped(groups) ? ipv4Of(groups) : host
        expect(classifyAddress(host) === 'public').toBe(isPublic(unwrapped))
      }),
      RUNS,
    )
  })

  test('the quick parser reads what ipaddr.js reads', () => {
    fc.assert(
      fc.property(anyIpv6, fc.boolean(), (groups, isCompressed) => {
        const full = groups.map((value) => value.toString(16)).join(':')
        const text = isCompressed ? new URL(`https://[${full}]/`).hostname.slice(1, -1) : full
        expect(parseCanonical(text)).toEqual(
          isMapped(groups) ? [toNumber(ipv4Of(groups).split('.').map(Number))] : groups,
        )
      }),
      RUNS,
    )
  })

  test('a zone is read over, garbage is no address', () => {
    expect(classifyAddress('fe80::1%eth0')).toBe('link-local')
    for (const text of [
      '',
      ':',
      ':::',
      '1:2:3',
      '::1::',
      '1::2::3',
      '12345::',
      'g::',
      '1:2:3:4:5:6:7:8:9',
      ':1',
      '1:',
      '1.2.3.4.5',
      '256.1.1.1',
      'example.com',
      '1..2',
    ]) {
      expect(parseAddress(text), text).toBeUndefined()
    }
  })
})

function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((value) => value === 0) && groups[5] === 0xffff
}

function ipv4Of(groups: readonly number[]): string {
  return fromNumber((((groups[6] ?? 0) << 16) | (groups[7] ?? 0)) >>> 0).join('.')
}

describe('the table', () => {
  test('holds every range Microsoft recommends to refuse, and only adds to them', () => {
    const ours = new Set(
      [...METADATA_RANGES, ...IPV4_RANGES, ...IPV6_RANGES].map(([cidr]) =>
        cidr.replace(/^::1\/128$/, '::1/128'),
      ),
    )
    expect(IPAddressRanges.recommendedLatest.filter((range) => !ours.has(range))).toEqual([])
  })

  test.each([
    '169.254.169.254',
    '168.63.129.16',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::',
    '::a9fe:a9fe',
    '::ffff:0:a9fe:a9fe',
    '64:ff9b:1::a83f:8110',
  ])('%s is metadata', (address) => {
    expect(classifyAddress(address)).toBe('metadata')
  })
})
