// jsforce's connection over our transport, and the ways to sign in on it.
import { Connection } from 'jsforce/lib/connection.js'
import { OAuth2 } from 'jsforce/lib/oauth2.js'
import type { jsforceAdapter } from '../../net/jsforce-transport.ts'
import { loginUrlOf } from './api-login.ts'
import type { SalesforceApiConfig } from './config.ts'

/** Version 65 and later have no SOAP login. */
const API_VERSION = '64.0'

export function openConnection(
  api: SalesforceApiConfig,
  transport: ReturnType<typeof jsforceAdapter>['transport'],
): Connection {
  const loginUrl = loginUrlOf(api)
  const oauth2 = new OAuth2({ loginUrl, ...clientOf(api) })
  const session =
    api.type === 'access-token' ? { instanceUrl: loginUrl, accessToken: api.accessToken } : {}
  const connection = new Connection({ loginUrl, version: API_VERSION, oauth2, ...session })
  forgetRefresh(connection)
  // Private in the types only: this is where both look for their transport.
  Object.assign(oauth2, { _transport: transport })
  Object.assign(connection, { _transport: transport })
  return connection
}

function clientOf(api: SalesforceApiConfig) {
  if (api.type === 'client-credentials') {
    return { clientId: api.clientId, clientSecret: api.clientSecret }
  }
  if (api.type === 'password' && isForOAuth(api)) {
    return { clientId: api.clientId, clientSecret: api.clientSecret }
  }
  return api.type === 'jwt' ? { clientId: api.clientId } : {}
}

/** Which of the two ways is known beforehand: whoever is refused one is not let try the other. */
function isForOAuth<T extends { clientId?: string | undefined; clientSecret?: string | undefined }>(
  api: T,
): api is T & { clientId: string; clientSecret: string } {
  return api.clientId !== undefined && api.clientSecret !== undefined
}

/** Rejects when it is refused; the connection has its session after it. */
export async function signIn(
  connection: Connection,
  api: SalesforceApiConfig,
  assertion?: string,
): Promise<void> {
  await signInOnce(connection, api, assertion)
  forgetRefresh(connection)
}

async function signInOnce(
  connection: Connection,
  api: SalesforceApiConfig,
  assertion = '',
): Promise<void> {
  switch (api.type) {
    case 'client-credentials':
      await connection.authorize({ grant_type: 'client_credentials' })
      return
    case 'jwt':
      await connection.authorize({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion,
      })
      return
    case 'password': {
      const secret = api.password + (api.securityToken ?? '')
      if (isForOAuth(api)) await connection.loginByOAuth2(api.userName, secret)
      else await connection.loginBySoap(api.userName, secret)
      return
    }
    case 'access-token':
  }
}

/** Left in place it would sign in again by itself after a refusal, and lock the user out. */
function forgetRefresh(connection: Connection): void {
  Object.assign(connection, { _refreshDelegate: undefined })
}
