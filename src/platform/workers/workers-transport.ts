// The transport over a Worker's `fetch`: literal addresses are guarded, names cannot be, and a
// redirect is an answer like any other.
import type { Connection, Exchange } from '../../model/exchange.ts'
import type { Clock, Timers } from '../../model/platform.ts'
import type { OutboundPolicy, Transport, TransportOptions } from '../../model/transport.ts'
import { checkUrl, portOf } from '../../net/address-guard/check-url.ts'
import { guardPolicy } from '../../net/address-guard/guard-policy.ts'
import { refusedConnection } from '../../net/address-guard/refused-connection.ts'
import { fetchOnce } from './fetch-once.ts'

const OUT_OF_SIGHT =
  'This runtime opens connections out of sight: DNS, TCP and TLS are only seen through the answer'

/**
 * Throws `RangeError` when the policy asks for what `fetch` cannot do. It cannot be told where to
 * connect, whom to trust or which DNS server to ask, and to ignore any of these would send a lead
 * to another place than the operator said.
 */
export function openWorkersTransport(
  options: TransportOptions,
  runtime: { readonly clock: Clock; readonly timers: Timers },
): Transport {
  const { policy, deadline, maxBodyBytes } = options
  refuseImpossible(policy)
  guardPolicy(policy)
  const closing = new AbortController()
  const signal = AbortSignal.any([deadline.signal, closing.signal])
  const scoped = { remainingMs: () => deadline.remainingMs(), signal }
  return {
    async connect(text): Promise<Connection> {
      const checked = checkUrl(text, policy)
      if (!checked.ok) {
        return refusedConnection(text, checked.failure)
      }
      const { hostname: host } = checked.url
      return { outcome: 'unobservable', host, port: portOf(checked.url), reason: OUT_OF_SIGHT }
    },
    async send(request): Promise<Exchange> {
      const checked = checkUrl(request.url, policy)
      if (checked.ok) {
        const cap = request.maxBodyBytes ?? maxBodyBytes
        const context = { ...runtime, deadline: scoped, maxBodyBytes: cap }
        return fetchOnce(request, checked.url, context)
      }
      const { failure } = checked
      return { request, outcome: 'failed', phases: {}, mayHaveArrived: false, failure }
    },
    async close() {
      closing.abort()
    },
  }
}

function refuseImpossible({ connectTo, ca, dnsServers = [] }: OutboundPolicy): void {
  const asked = [
    ...(connectTo.length > 0 ? ['redirected connections (connect-to)'] : []),
    ...(ca === undefined ? [] : ['trusted certificates (ca)']),
    ...(dnsServers.length > 0 ? ['DNS servers'] : []),
  ]
  if (asked.length > 0) throw new RangeError(`Workers cannot have ${asked.join(', ')} of their own`)
}
