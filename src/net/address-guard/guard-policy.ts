// The operator's policy in the form the guard asks it; compiled once for each policy object.
import type { OutboundPolicy } from '../../model/transport.ts'
import { classifyGroups } from './classify-address.ts'
import { compileRanges, parseAddress } from './compiled-ranges.ts'
import type { AddressKind } from './ranges.ts'

/** HTTPS and its usual alternative. */
const DEFAULT_PORTS = [443, 8443]

export interface GuardPolicy {
  allowsPort(port: number): boolean
  /** Why the address is refused; undefined when it may be contacted. */
  refusal(address: string): Exclude<AddressKind, 'public'> | 'not an address' | undefined
}

const compiled = new WeakMap<OutboundPolicy, GuardPolicy>()

/** Throws `RangeError` when `allowPrivate` has an entry that is no CIDR range. */
export function guardPolicy(policy: OutboundPolicy): GuardPolicy {
  const known = compiled.get(policy)
  if (known !== undefined) return known
  const made = compile(policy)
  compiled.set(policy, made)
  return made
}

function compile({ allowPorts, allowPrivate }: OutboundPolicy): GuardPolicy {
  const ports = new Set([...DEFAULT_PORTS, ...allowPorts])
  const opened = compileRanges(
    allowPrivate === 'all' ? [] : allowPrivate.map((cidr) => [cidr, true] as const),
  )
  return {
    allowsPort: (port) => ports.has(port),
    refusal(text) {
      const address = parseAddress(text)
      if (address === undefined) return 'not an address'
      const kind = classifyGroups(address)
      if (kind === 'public') return undefined
      if (kind === 'metadata') return kind
      return allowPrivate === 'all' || opened.find(address) !== undefined ? undefined : kind
    },
  }
}
