// One request by `fetch`, its body read up to the cap, its errors told apart as far as they can be.
import type { Exchange, NetworkFailure, OutboundRequest, Phase } from '../../model/exchange.ts'
import type { Clock, Timers } from '../../model/platform.ts'
import type { Deadline } from '../../model/transport.ts'
import { answerText } from '../../net/answer-text.ts'
import { requestHeaders } from '../../net/request-headers.ts'
import { runPhase } from '../../net/run-phase.ts'
import { failureOfFetch, NOT_SENT } from './failure-of-fetch.ts'
import { readCapped } from './read-capped.ts'

export interface FetchContext {
  readonly clock: Clock
  readonly timers: Timers
  readonly deadline: Deadline
  /** Bytes of the decoded body that are kept. */
  readonly maxBodyBytes: number
}

/** What the other platform's parser takes, so that the same answer is judged the same. */
const MAX_HEADER_BYTES = 16 * 1024

const HEADERS_TOO_LONG: NetworkFailure = {
  phase: 'first-byte',
  code: 'HPE_HEADER_OVERFLOW',
  message: 'The headers of the answer are longer than 16 KB',
  timedOut: false,
}

/** Never follows a redirect, never repeats, never rejects for what the network does. */
export async function fetchOnce(
  request: OutboundRequest,
  url: URL,
  context: FetchContext,
): Promise<Exchange> {
  const phases: { [P in Phase]?: number } = {}
  const phaseContext = { ...context, failureOf: failureOfFetch }
  const stop = new AbortController()
  let hasStarted = false
  const failed = (failure: NetworkFailure): Exchange => {
    stop.abort()
    const mayHaveArrived = hasStarted && failure.code !== NOT_SENT
    return { request, outcome: 'failed', phases, mayHaveArrived, failure }
  }
  const answered = await runPhase('first-byte', phaseContext, phases, () => {
    hasStarted = true
    return fetch(url, {
      method: request.method,
      headers: requestHeaders(request.headers),
      redirect: 'manual',
      signal: stop.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    })
  })
  if (!answered.ok) return failed(answered.failure)
  const { status, body, headers: seen } = answered.value
  if (lengthOf(seen) > MAX_HEADER_BYTES) return failed(HEADERS_TOO_LONG)
  const read = await readCapped(body, phaseContext, phases, context.maxBodyBytes)
  if (!read.ok) return failed({ ...read.failure, status })
  const { pieces, truncated } = read.value
  if (truncated) stop.abort()
  const headers = Object.fromEntries(seen)
  const text = answerText(pieces, headers['content-type'], truncated)
  const response = { status, headers, body: text, truncated }
  return { request, outcome: 'answered', phases, mayHaveArrived: true, response }
}

function lengthOf(headers: Headers): number {
  let length = 0
  for (const [name, value] of headers) length += name.length + value.length
  return length
}
