// The transport over a Worker's `fetch`: literal addresses are guarded, names are looked up over
// HTTPS, and a redirect is an answer like any other.
import type { Connection, Exchange, NetworkFailure, OutboundRequest } from '../../model/exchange.ts'
import type { Clock, Timers } from '../../model/platform.ts'
import type { OutboundPolicy, Transport, TransportOptions } from '../../model/transport.ts'
import { checkUrl, portOf } from '../../net/address-guard/check-url.ts'
import { guardPolicy } from '../../net/address-guard/guard-policy.ts'
import { refusedConnection } from '../../net/address-guard/refused-connection.ts'
import type { Phases } from '../../net/run-phase.ts'
import { createAddressCheck } from './check-addresses.ts'
import { fetchOnce } from './fetch-once.ts'

export interface WorkersRuntime {
  readonly clock: Clock
  readonly timers: Timers
  /** URL of a DNS server over HTTPS; without one, names are not looked up before `fetch`. */
  readonly dnsServer?: string
}

const OUT_OF_SIGHT =
  'This runtime opens connections out of sight: TCP and TLS are only seen through the answer'

/**
 * Throws `RangeError` when the policy asks for what `fetch` cannot do. It cannot be told where to
 * connect, whom to trust or which DNS server to ask, and to ignore any of these would send a lead
 * to another place than the operator said.
 */
export function openWorkersTransport(
  options: TransportOptions,
  runtime: WorkersRuntime,
): Transport {
  const { policy, deadline, maxBodyBytes } = options
  refuseImpossible(policy)
  guardPolicy(policy)
  const closing = new AbortController()
  const signal = AbortSignal.any([deadline.signal, closing.signal])
  const scoped = { remainingMs: () => deadline.remainingMs(), signal }
  const { clock, timers, dnsServer } = runtime
  const checkAddresses = createAddressCheck(dnsServer, policy, { clock, timers, deadline: scoped })
  return {
    async connect(text): Promise<Connection> {
      const checked = checkUrl(text, policy)
      if (!checked.ok) {
        return refusedConnection(text, checked.failure)
      }
      const to = { host: checked.url.hostname, port: portOf(checked.url) }
      const { failure, phases } = await checkAddresses(checked.url)
      return failure === undefined
        ? { outcome: 'unobservable', ...to, reason: OUT_OF_SIGHT }
        : { outcome: 'failed', ...to, phases, failure }
    },
    async send(request): Promise<Exchange> {
      const checked = checkUrl(request.url, policy)
      if (!checked.ok) return unsent(request, checked.failure)
      const { failure, phases } = await checkAddresses(checked.url)
      if (failure !== undefined) return unsent(request, failure, phases)
      const cap = request.maxBodyBytes ?? maxBodyBytes
      const context = { clock, timers, deadline: scoped, maxBodyBytes: cap }
      const exchange = await fetchOnce(request, checked.url, context)
      return { ...exchange, phases: { ...phases, ...exchange.phases } }
    },
    async close() {
      closing.abort()
    },
  }
}

function unsent(request: OutboundRequest, failure: NetworkFailure, phases: Phases = {}): Exchange {
  return { request, outcome: 'failed', phases, mayHaveArrived: false, failure }
}

function refuseImpossible({ connectTo, ca, dnsServers = [] }: OutboundPolicy): void {
  const asked = [
    ...(connectTo.length > 0 ? ['redirected connections (connect-to)'] : []),
    ...(ca === undefined ? [] : ['trusted certificates (ca)']),
    ...(dnsServers.length > 0 ? ['DNS servers'] : []),
  ]
  if (asked.length > 0) throw new RangeError(`Workers cannot have ${asked.join(', ')} of their own`)
}
