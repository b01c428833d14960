// Gives jsforce our transport, so that guard, deadline and recording see its traffic: sign-in by
// OAuth or SOAP and REST alike. Nothing is retried, nothing followed.
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types/common.js'
import { StreamPromise } from 'jsforce/lib/util/promise.js'
import { createLazyStream } from 'jsforce/lib/util/stream.js'
import type { Exchange, OutboundRequest } from '../model/exchange.ts'
import type { Transport } from '../model/transport.ts'

/** The description of a lead with its picklists has several hundred kilobytes. */
const MAX_BODY_BYTES = 4 * 1024 * 1024

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const

/** What jsforce calls; put it on `_transport` of a Connection and of its OAuth2. */
export interface JsforceTransport {
  httpRequest(request: HttpRequest): StreamPromise<HttpResponse>
}

export interface JsforceAdapter {
  readonly transport: JsforceTransport
  /** The exchange of the latest request, whatever jsforce made of it. */
  latest(): Exchange | undefined
}

/** Why jsforce got no answer; the exchange says the rest. */
class NoUsableAnswer extends Error {
  override readonly name = 'NoUsableAnswer'
}

export function jsforceAdapter(net: Transport): JsforceAdapter {
  let latest: Exchange | undefined
  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const exchange = await net.send(outbound(request))
    latest = exchange
    return responseOf(exchange)
  }
  return {
    transport: {
      httpRequest: (request) =>
        StreamPromise.create(() => {
          const promise = send(request)
          // jsforce awaits the stream's wrapper, not this promise.
          promise.catch(() => undefined)
          return { stream: createLazyStream().stream, promise }
        }),
    },
    latest: () => latest,
  }
}

/**
 * jsforce takes a redirect for a success with an empty body, and its own transport would follow one
 * with the access token in hand: here it is an error.
 */
function responseOf(exchange: Exchange): HttpResponse {
  if (exchange.outcome === 'failed') throw new NoUsableAnswer(exchange.failure.message)
  const { status, headers, body } = exchange.response
  if (status >= 300 && status < 400) throw new NoUsableAnswer(`Answered with a redirect, ${status}`)
  return { statusCode: status, headers: { ...headers }, body }
}

function outbound({ method: wanted, url, headers, body }: HttpRequest): OutboundRequest {
  const method = METHODS.find((known) => known === wanted.toUpperCase())
  if (method === undefined) throw new TypeError(`No check needs ${wanted}`)
  if (body !== undefined && body !== null && typeof body !== 'string') {
    throw new TypeError('Only text bodies are sent')
  }
  const text = typeof body === 'string' ? { body } : {}
  return { method, url, headers: headers ?? {}, ...text, maxBodyBytes: MAX_BODY_BYTES }
}
