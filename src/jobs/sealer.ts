// Encrypts the requests of queued jobs: AES-256-GCM with a random nonce, bound to the job's id.
import type { SealingKeys } from './sealing-keys.ts'

export interface Sealer {
  seal(jobId: string, text: string): Promise<string>
  /** Undefined when no key opens it, or it is another job's. */
  open(jobId: string, sealed: string): Promise<string | undefined>
  /** The same for the same text and key; nobody without the key can try texts out on it. */
  fingerprint(text: string): Promise<string>
  /** Whether it is of this text, made with any of the keys. */
  isFingerprintOf(fingerprint: string, text: string): Promise<boolean>
}

type Bytes = Uint8Array<ArrayBuffer>
type RandomBytes = (length: number) => Uint8Array

/** The length that AES-GCM is made for. */
const NONCE_BYTES = 12

export function createSealer({ current, previous }: SealingKeys, randomBytes: RandomBytes): Sealer {
  const keys = [current, ...previous].map(derive)
  const [first] = keys as [Derived]
  return {
    async seal(jobId, text) {
      const iv = Uint8Array.from(randomBytes(NONCE_BYTES))
      const algorithm = { name: 'AES-GCM', iv, additionalData: bytesOf(jobId) }
      const sealed = await crypto.subtle.encrypt(algorithm, await first.encryption, bytesOf(text))
      return base64Of(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
    },
    async open(jobId, sealed) {
      const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0))
      const iv = bytes.slice(0, NONCE_BYTES)
      const algorithm = { name: 'AES-GCM', iv, additionalData: bytesOf(jobId) }
      for (const { encryption } of keys) {
        const text = await decrypted(algorithm, await encryption, bytes.slice(NONCE_BYTES))
        if (text !== undefined) return text
      }
      return undefined
    },
    fingerprint: (text) => fingerprint(first, text),
    async isFingerprintOf(wanted, text) {
      const made = await Promise.all(keys.map((key) => fingerprint(key, text)))
      return made.includes(wanted)
    },
  }
}

interface Derived {
  readonly encryption: Promise<CryptoKey>
  readonly signature: Promise<CryptoKey>
}

/** One key for each purpose. */
function derive(key: Uint8Array): Derived {
  const base = crypto.subtle.importKey('raw', Uint8Array.from(key), 'HKDF', false, ['deriveKey'])
  const from = (purpose: string) =>
    ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(purpose) }) as const
  const aes = { name: 'AES-GCM', length: 256 } as const
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const
  const use = async (purpose: string, algorithm: typeof aes | typeof hmac, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(from(purpose), await base, algorithm, false, uses)
  return {
    encryption: use('leadprobe job', aes, ['encrypt', 'decrypt']),
    signature: use('leadprobe batch', hmac, ['sign']),
  }
}

async function decrypted(
  algorithm: AesGcmParams,
  key: CryptoKey,
  bytes: Bytes,
): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes))
  } catch {
    return undefined
  }
}

async function fingerprint({ signature }: Derived, text: string): Promise<string> {
  return base64Of(new Uint8Array(await crypto.subtle.sign('HMAC', await signature, bytesOf(text))))
}

function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** A call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
