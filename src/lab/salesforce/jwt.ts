// The assertion of the JWT bearer flow: read, and really verified against the app's certificate.
import type { Org } from './org.ts'

export interface Assertion {
  readonly iss: string
  readonly sub: string
  readonly aud: string
  /** Seconds since the Unix epoch. */
  readonly exp: number
  readonly alg: string
  /** What was signed: header and payload as they stand in the token. */
  readonly signed: string
  readonly signature: Uint8Array<ArrayBuffer>
}

interface Verification {
  readonly crypto: Crypto
  readonly org: Org
  readonly host: string
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** What cannot be read as a JWT is undefined. */
export function readAssertion(token: string | null): Assertion | undefined {
  const [header, payload, signature, ...rest] = (token ?? '').split('.')
  if (header === undefined || payload === undefined || signature === undefined) return undefined
  if (rest.length > 0) return undefined
  try {
    const { alg } = parsePart(header)
    const { iss, sub, aud, exp } = parsePart(payload)
    const claims = { iss: String(iss), sub: String(sub), aud: String(aud), exp: Number(exp) }
    const signed = `${header}.${payload}`
    return { ...claims, alg: String(alg), signed, signature: bytesOf(signature) }
  } catch {
    return undefined
  }
}

/** The `error_description` of `invalid_grant`; undefined when the assertion is good. */
export async function assertionProblem(
  assertion: Assertion,
  { crypto, org, host, now }: Verification,
): Promise<string | undefined> {
  if (!(await isSigned(assertion, crypto, org))) return 'invalid assertion'
  const login = org.isSandbox ? 'test.salesforce.com' : 'login.salesforce.com'
  const audiences = [login, org.host, host].map((one) => `https://${one}`)
  if (!audiences.includes(assertion.aud.replace(/\/$/, ''))) return 'Audience validation failed'
  if (!(assertion.exp * 1000 > now)) return 'assertion expired'
  return assertion.sub === org.user.name ? undefined : "user hasn't approved this consumer"
}

async function isSigned(
  { alg, signed, signature }: Assertion,
  crypto: Crypto,
  { app }: Org,
): Promise<boolean> {
  if (alg !== 'RS256' || app.certificateKey === undefined) return false
  const der = bytesOf(app.certificateKey.replaceAll(/-----[^-]+-----|\s/g, ''))
  const key = await crypto.subtle.importKey('spki', der, RS256, false, ['verify'])
  return crypto.subtle.verify(RS256.name, key, signature, new TextEncoder().encode(signed))
}

function parsePart(part: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(bytesOf(part))) as Record<string, unknown>
}

/** Base64 in either alphabet. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}
