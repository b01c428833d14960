// Gives Microsoft's sign-in library our transport, so that guard, deadline and recording see its traffic.
import type { INetworkModule } from '@azure/msal-node'
import type { Exchange, OutboundRequest, ResponseSeen } from '../model/exchange.ts'
import type { Transport } from '../model/transport.ts'

export interface MsalNetworkClient {
  /** For `system.networkClient` of an MSAL application. */
  readonly module: INetworkModule
  /** The exchange that came last: it tells more than the error the library makes of it. */
  lastExchange(): Exchange | undefined
}

type NetworkOptions = Parameters<INetworkModule['sendPostRequestAsync']>[1]

/**
 * For one sign-in: a second POST is refused, because repeating a refused sign-in can lock an account.
 * Rejects when no answer came, and when the answer is not a JSON object.
 */
export function msalNetworkClient(net: Transport): MsalNetworkClient {
  let last: Exchange | undefined
  let posts = 0
  const send = async <T>(request: OutboundRequest) => {
    last = await net.send(request)
    if (last.outcome === 'failed') throw new Error(last.failure.message)
    return answerFor<T>(last.response)
  }
  return {
    module: {
      sendGetRequestAsync: (url, options) =>
        send({ method: 'GET', url, headers: headersOf(options) }),
      sendPostRequestAsync: async (url, options) => {
        posts += 1
        if (posts > 1) throw new Error('A sign-in is never attempted twice')
        const body = options?.body ?? ''
        return send({ method: 'POST', url, headers: headersOf(options), body })
      },
    },
    lastExchange: () => last,
  }
}

function headersOf(options: NetworkOptions): Readonly<Record<string, string>> {
  return options?.headers ?? {}
}

function answerFor<T>({ status, headers, body }: ResponseSeen) {
  const parsed: unknown = JSON.parse(body)
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
  if (!isObject) throw new Error('The answer is no JSON object')
  // The library declares the shape it hopes for and checks what it uses.
  return { status, headers: { ...headers }, body: parsed as T }
}
