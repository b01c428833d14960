// Gives an Azure SDK our transport, so that guard, deadline and recording see its traffic.
import {
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
  RestError,
} from '@azure/core-rest-pipeline'
import type { Exchange, OutboundRequest } from '../model/exchange.ts'
import type { Transport } from '../model/transport.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const

/** Exchanges by the request and by the error they ended in; the SDK hands both back to the caller. */
const exchanges = new WeakMap<object, Exchange>()

/**
 * An HTTP client for `@azure/data-tables` and its kin. A network failure rejects with a `RestError`
 * that keeps the runtime's code; https is enforced by the transport's guard. Give the SDK
 * `retryOptions: { maxRetries: 0 }`: this client never repeats a request.
 */
export function azureHttpClient(net: Transport): HttpClient {
  return {
    async sendRequest(request) {
      const exchange = await net.send(outbound(request))
      exchanges.set(request, exchange)
      if (exchange.outcome === 'answered') return responseOf(request, exchange)
      const { code, message } = exchange.failure
      const error = new RestError(message, { code, request })
      exchanges.set(error, exchange)
      throw error
    },
  }
}

/** The exchange behind an error the SDK threw, whether the network failed or the service refused. */
export function exchangeBehind(error: unknown): Exchange | undefined {
  if (!(error instanceof Error)) return undefined
  const request = (error as { readonly request?: unknown }).request
  const known = exchanges.get(error)
  return (
    known ?? (typeof request === 'object' && request !== null ? exchanges.get(request) : undefined)
  )
}

function outbound(request: PipelineRequest): OutboundRequest {
  const method = METHODS.find((known) => known === request.method)
  if (method === undefined) throw new TypeError(`No destination needs ${request.method}`)
  const { body } = request
  if (body !== undefined && body !== null && typeof body !== 'string') {
    throw new TypeError('Only text bodies are sent')
  }
  const headers = request.headers.toJSON({ preserveCase: true })
  return { method, url: request.url, headers, ...(typeof body === 'string' ? { body } : {}) }
}

function responseOf(
  request: PipelineRequest,
  exchange: Extract<Exchange, { outcome: 'answered' }>,
): PipelineResponse {
  const { status, headers, body } = exchange.response
  return { request, status, headers: createHttpHeaders({ ...headers }), bodyAsText: body }
}
