// What the token endpoint answers when it says yes.

import type { Grantee } from './issue-token.ts'
import { NO_STORE } from './refusal.ts'
import type { TokenRequest } from './token-request.ts'
import { base64Url, type Tokens } from './tokens.ts'

/** Seconds that a token is good for. */
const LIFETIME_S = 3599

export function tokenAnswer(
  tokens: Tokens,
  { tenant, application, user }: Grantee,
  request: TokenRequest,
  now: number,
): Response {
  const accessToken = tokens.issue({
    audience: request.resource.replace(/\/$/, ''),
    tenantId: tenant.id,
    applicationId: application.id,
    objectId: user?.objectId ?? application.objectId,
    issuedAt: now,
    expiresAt: now + LIFETIME_S * 1000,
    ...(user === undefined ? {} : { userName: user.userName }),
  })
  const body = {
    token_type: 'Bearer',
    expires_in: LIFETIME_S,
    ext_expires_in: LIFETIME_S,
    access_token: accessToken,
    ...(user === undefined ? {} : delegated(user.objectId, tenant.id, request)),
  }
  return new Response(JSON.stringify(body), { headers: NO_STORE })
}

/** A user's token comes with the scopes granted, and with who it is when that was asked for. */
function delegated(uid: string, utid: string, { resource, wantsClientInfo }: TokenRequest) {
  const scope = `${resource.replace(/\/$/, '')}/user_impersonation ${resource.replace(/\/$/, '')}/.default`
  return { scope, ...(wantsClientInfo ? { client_info: base64Url({ uid, utid }) } : {}) }
}
