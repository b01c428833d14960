// 401: no token, or one that is not for this organization. The challenge names the directory.
import type { TokenClaims } from '../entra/tokens.ts'
import type { OrganizationServer } from './answer.ts'

/** What the token says when it is good here, else the challenge. */
export function challenge(server: OrganizationServer, request: Request): TokenClaims | Response {
  const { organization } = server
  const authorization = request.headers.get('authorization')
  if (authorization === null) {
    organization.challenges += 1
    return unauthorized(organization)
  }
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
  const claims = token === undefined ? undefined : server.tokens.read(token)
  if (claims === undefined || organization.refusesTokens) {
    return unauthorized(organization, 'Error during token validation!')
  }
  if (!audiencesOf(organization.host).includes(claims.audience)) {
    return unauthorized(organization, 'The audience of the token is another one.')
  }
  if (claims.expiresAt <= server.now()) return unauthorized(organization, 'The token has expired.')
  return claims
}

/** `contoso.crm4.dynamics.com` is `contoso.api.crm4.dynamics.com` as well. */
export function apiHostOf(host: string): string {
  return host.replace('.', '.api.')
}

function audiencesOf(host: string): readonly string[] {
  return [`https://${host}`, `https://${apiHostOf(host)}`]
}

function unauthorized(
  { host, tenantId }: OrganizationServer['organization'],
  problem?: string,
): Response {
  const authority = `https://${authorityOf(host)}/${tenantId}/oauth2/authorize`
  const error = problem === undefined ? '' : `, error=invalid_token, error_description=${problem}`
  const headers = {
    'www-authenticate': `Bearer authorization_uri=${authority}, resource_id=https://${host}/${error}`,
    'content-type': 'text/html',
  }
  return new Response('HTTP Error 401 - Unauthorized: Access is denied', { status: 401, headers })
}

function authorityOf(host: string): string {
  if (host.endsWith('.dynamics.cn')) return 'login.partner.microsoftonline.cn'
  if (host.endsWith('.microsoftdynamics.us')) return 'login.microsoftonline.us'
  return 'login.windows.net'
}
