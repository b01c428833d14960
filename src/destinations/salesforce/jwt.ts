// The signed statement of the JWT bearer flow. jsforce does not make it.
// https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm, checked 2026-11-20
import { pkcs8Bytes } from './private-key.ts'

export interface JwtClaims {
  readonly clientId: string
  readonly userName: string
  /** Salesforce's own login address, or that of the organization's domain. */
  readonly audience: string
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

/** Salesforce takes no statement that is valid for longer. */
const VALID_S = 180
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** Undefined when the text is no RSA key that can sign. */
export async function signJwt(privateKey: string, claims: JwtClaims): Promise<string | undefined> {
  const key = await importKey(privateKey)
  if (key === undefined) return undefined
  const payload = {
    iss: claims.clientId,
    sub: claims.userName,
    aud: claims.audience,
    exp: Math.floor(claims.now / 1000) + VALID_S,
  }
  const unsigned = `${encode({ alg: 'RS256' })}.${encode(payload)}`
  const signature = await crypto.subtle.sign(ALGORITHM, key, new TextEncoder().encode(unsigned))
  return `${unsigned}.${base64Url(new Uint8Array(signature))}`
}

async function importKey(privateKey: string): Promise<CryptoKey | undefined> {
  const bytes = pkcs8Bytes(privateKey)
  if (bytes === undefined) return undefined
  try {
    return await crypto.subtle.importKey('pkcs8', bytes, ALGORITHM, false, ['sign'])
  } catch {
    return undefined // another kind of key, or a torn one
  }
}

function encode(value: object): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(value)))
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
