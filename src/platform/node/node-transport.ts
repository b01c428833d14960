// The guarded transport on Node: one undici client for each origin, for the time of one check.
import type { Connection, Exchange } from '../../model/exchange.ts'
import type { Clock, Timers } from '../../model/platform.ts'
import type { Deadline, Transport, TransportOptions } from '../../model/transport.ts'
import { checkUrl } from '../../net/address-guard/check-url.ts'
import { guardPolicy } from '../../net/address-guard/guard-policy.ts'
import { refusedConnection } from '../../net/address-guard/refused-connection.ts'
import type { PhaseContext } from '../../net/run-phase.ts'
import { failureOfError } from './failure-of-error.ts'
import { createOrigin, type Origin } from './origin.ts'
import { sendRequest } from './send-request.ts'
import { trustBeside } from './trust.ts'

/** Throws `RangeError` when the policy itself cannot be read. */
export function openNodeTransport(
  options: TransportOptions,
  runtime: { readonly clock: Clock; readonly timers: Timers },
): Transport {
  const { policy, maxBodyBytes } = options
  guardPolicy(policy)
  trustBeside(policy.ca)
  const closing = new AbortController()
  const deadline = endingWith(options.deadline, closing.signal)
  const context: PhaseContext = { ...runtime, deadline, failureOf: failureOfError }
  const origins = new Map<string, Origin>()
  const originOf = (url: URL): Origin => {
    const known = origins.get(url.origin)
    if (known !== undefined) return known
    const made = createOrigin(url, { ...context, policy })
    origins.set(url.origin, made)
    return made
  }
  return {
    async connect(text): Promise<Connection> {
      const checked = checkUrl(text, policy)
      if (checked.ok) return originOf(checked.url).connect()
      return refusedConnection(text, checked.failure)
    },
    async send(request): Promise<Exchange> {
      const checked = checkUrl(request.url, policy)
      if (checked.ok) {
        const origin = originOf(checked.url)
        const cap = request.maxBodyBytes ?? maxBodyBytes
        return sendRequest(request, checked.url, origin, { ...context, maxBodyBytes: cap })
      }
      const { failure } = checked
      return { request, outcome: 'failed', phases: {}, mayHaveArrived: false, failure }
    },
    async close() {
      closing.abort()
      await Promise.all([...origins.values()].map((origin) => origin.close()))
    },
  }
}

function endingWith(deadline: Deadline, closed: AbortSignal): Deadline {
  return {
    remainingMs: () => deadline.remainingMs(),
    signal: AbortSignal.any([deadline.signal, closed]),
  }
}
