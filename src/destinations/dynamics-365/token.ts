// One token request through Microsoft's own library, with a client that lives for this request only.
// Loaded when somebody signs in: nobody else pays for the SDK.
import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node'
import type { Exchange } from '../../model/exchange.ts'
import type { Transport } from '../../model/transport.ts'
import { type MsalNetworkClient, msalNetworkClient } from '../../net/msal-network-client.ts'
import type { Auth } from './config.ts'

/**
 * The public client of Microsoft's own Dataverse samples and tools: with a user name and a password
 * alone there is no other.
 * https://github.com/microsoft/PowerApps-Samples, checked 2026-11-20
 */
export const SAMPLE_CLIENT_ID = '51f81489-12ee-4a9e-aaae-a2591f45987d'

export interface TokenRequest {
  readonly auth: Auth
  /** Origin of the sign-in service. */
  readonly authority: string
  /** The tenant that owns the environment, if it said so. */
  readonly tenant?: string
  /** The environment's origin. */
  readonly resource: string
}

export type TokenAnswer =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly exchange: Exchange }

/** Exactly one request, whatever comes of it. Throws when none was sent. */
export async function requestToken(request: TokenRequest, net: Transport): Promise<TokenAnswer> {
  const client = msalNetworkClient(net)
  let failure: unknown
  const token = await acquire(request, client).catch((error: unknown) => {
    failure = error
    return undefined
  })
  const exchange = client.lastExchange()
  if (exchange === undefined) throw failure
  // The library takes an error answer without an error in it for a success.
  return token !== undefined && token !== '' && isSuccess(exchange)
    ? { ok: true, token }
    : { ok: false, exchange }
}

async function acquire(
  { auth, authority, tenant, resource }: TokenRequest,
  client: MsalNetworkClient,
): Promise<string | undefined> {
  const system = { networkClient: client.module }
  const scopes = [`${resource}/.default`]
  if (auth.type === 'entra') {
    const app = new ConfidentialClientApplication({
      auth: {
        clientId: auth.applicationId.trim(),
        clientSecret: auth.clientSecret,
        authority: `${authority}/${auth.directoryId.trim()}`,
      },
      system,
    })
    return (await app.acquireTokenByClientCredential({ scopes, skipCache: true }))?.accessToken
  }
  const app = new PublicClientApplication({
    auth: {
      clientId: (auth.clientId ?? SAMPLE_CLIENT_ID).trim(),
      authority: `${authority}/${tenant ?? 'organizations'}`,
    },
    system,
  })
  const credentials = { username: auth.userName.trim(), password: auth.password }
  return (await app.acquireTokenByUsernamePassword({ scopes, ...credentials }))?.accessToken
}

function isSuccess(exchange: Exchange): boolean {
  return exchange.outcome === 'answered' && exchange.response.status === 200
}
