// Looks at the addresses of a name before `fetch` may connect to it. `fetch` resolves the name again,
// so this refuses honest names with private addresses, not a name server that lies in between.
import type { NetworkFailure } from '../../model/exchange.ts'
import type { OutboundPolicy } from '../../model/transport.ts'
import { literalOf } from '../../net/address-guard/check-url.ts'
import { addressBlocked } from '../../net/address-guard/guard-failure.ts'
import { guardPolicy } from '../../net/address-guard/guard-policy.ts'
import { type PhaseContext, type Phases, runPhase } from '../../net/run-phase.ts'
import { failureOfLookup, resolveOverHttps } from './resolve-over-https.ts'

export interface AddressesChecked {
  /** Why nothing may be sent; absent when every address may be contacted. */
  readonly failure?: NetworkFailure
  /** Empty when the name was looked up before. */
  readonly phases: Phases
}

export type AddressCheck = (url: URL) => Promise<AddressesChecked>

/** Asks once for each name, and again after a failure. Without a server every name passes. */
export function createAddressCheck(
  server: string | undefined,
  policy: OutboundPolicy,
  context: Omit<PhaseContext, 'failureOf'>,
): AddressCheck {
  const passed = new Set<string>()
  return async ({ hostname }) => {
    if (server === undefined || passed.has(hostname) || literalOf(hostname) !== undefined) {
      return { phases: {} }
    }
    const phases = {}
    const resolved = await runPhase(
      'dns',
      { ...context, failureOf: failureOfLookup },
      phases,
      (signal) => resolveOverHttps(hostname, server, signal),
    )
    if (!resolved.ok) return { phases, failure: resolved.failure }
    const failure = refusalOf(resolved.value, policy)
    if (failure !== undefined) return { phases, failure }
    passed.add(hostname)
    return { phases }
  }
}

/** One bad address among good ones refuses the lot: any of them may be used. */
function refusalOf(
  addresses: readonly string[],
  policy: OutboundPolicy,
): NetworkFailure | undefined {
  const guard = guardPolicy(policy)
  for (const address of addresses) {
    const kind = guard.refusal(address)
    if (kind !== undefined) return addressBlocked(address, kind)
  }
  return undefined
}
