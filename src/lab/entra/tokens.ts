// The access tokens the lab has issued: only these are accepted, and only while they are valid.
import { madeUpHex } from '../made-up.ts'

export interface TokenClaims {
  /** Origin of the API the token is for. */
  readonly audience: string
  readonly tenantId: string
  readonly applicationId: string
  /** Of the user, or of the application's service principal. */
  readonly objectId: string
  /** Absent when the application acts for itself. */
  readonly userName?: string
  /** Milliseconds since the Unix epoch. */
  readonly issuedAt: number
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

export interface Tokens {
  issue(claims: TokenClaims): string
  /** What a token says; `undefined` when it was not issued here. */
  read(token: string): TokenClaims | undefined
}

export function createTokens(): Tokens {
  const issued = new Map<string, TokenClaims>()
  return {
    issue: (claims) => {
      const token = [HEADER, payload(claims), madeUpHex(`signature ${issued.size}`, 64)].join('.')
      issued.set(token, claims)
      return token
    },
    read: (token) => issued.get(token),
  }
}

const HEADER = base64Url({ typ: 'JWT', alg: 'RS256', kid: 'lab' })

function payload(claims: TokenClaims): string {
  const { audience, tenantId, applicationId, objectId, userName } = claims
  return base64Url({
    aud: audience,
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: Math.floor(claims.issuedAt / 1000),
    nbf: Math.floor(claims.issuedAt / 1000),
    exp: Math.floor(claims.expiresAt / 1000),
    appid: applicationId,
    oid: objectId,
    tid: tenantId,
    ver: '1.0',
    ...(userName === undefined ? { idtyp: 'app' } : { upn: userName, scp: 'user_impersonation' }),
  })
}

/** JSON of ASCII values only, as everything in the lab's tokens is. */
export function base64Url(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
