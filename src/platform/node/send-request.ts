// Sends one request over an origin's connection and tells what came of it. No redirect, no retry.
import type { Exchange, OutboundRequest, Phase } from '../../model/exchange.ts'
import { interruption, isOver } from '../../net/deadline.ts'
import { requestHeaders } from '../../net/request-headers.ts'
import { createAnswerHandler, type Ending, type HandlerContext } from './answer-handler.ts'
import type { Origin } from './origin.ts'

/** The URL must be the guard's parsed form of the request's. Never rejects for what the network does. */
export async function sendRequest(
  request: OutboundRequest,
  url: URL,
  origin: Origin,
  context: HandlerContext,
): Promise<Exchange> {
  const client = await origin.client()
  if (isOver(context.deadline)) {
    const failure = interruption('send', context.deadline)
    return { request, outcome: 'failed', phases: {}, mayHaveArrived: false, failure }
  }
  const phases: { [P in Phase]?: number } = {}
  const ending = await new Promise<Ending>((end) => {
    const { method, body } = request
    const path = url.pathname + url.search
    const headers = requestHeaders(request.headers)
    const sent = { path, method, headers, ...(body === undefined ? {} : { body }) }
    client.dispatch(sent, createAnswerHandler(phases, origin, context, end))
  })
  const base = { request, phases: { ...origin.takePhases(), ...phases } }
  if ('response' in ending) {
    return { ...base, outcome: 'answered', mayHaveArrived: true, response: ending.response }
  }
  const { failure, hasStarted } = ending
  // Whoever turns the handshake down has not read what came after it.
  const mayHaveArrived = hasStarted && failure.phase !== 'tls'
  return { ...base, outcome: 'failed', mayHaveArrived, failure }
}
