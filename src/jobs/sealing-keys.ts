// The keys that queued requests are encrypted with, from the operator's environment.
import { type Environment, settingIn } from '../model/environment.ts'

export interface SealingKeys {
  /** 32 bytes. */
  readonly current: Uint8Array
  /** For what was sealed before the key was changed. */
  readonly previous: readonly Uint8Array[]
}

export type SealingKeysResult =
  | { readonly ok: true; readonly keys: SealingKeys | undefined }
  | { readonly ok: false; readonly problems: readonly string[] }

export const SEALING_KEY_BYTES = 32
const CURRENT = 'LEADPROBE_SEALING_KEY'
const PREVIOUS = 'LEADPROBE_SEALING_KEY_PREVIOUS'

/** Without a key there are no batches. */
export function readSealingKeys(env: Environment): SealingKeysResult {
  const problems: string[] = []
  const [current, ...more] = keysOf(env, CURRENT, problems)
  const previous = keysOf(env, PREVIOUS, problems)
  if (more.length > 0) problems.push(ONE_KEY)
  if (problems.length === 0 && current === undefined && previous.length > 0) problems.push(NO_KEY)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, keys: current === undefined ? undefined : { current, previous } }
}

const ONE_KEY = `${CURRENT} has to be one key; put those that it replaced into ${PREVIOUS}, separated by commas.`
const NO_KEY = `${PREVIOUS} only opens what was sealed before: set ${CURRENT} too.`

/** Several are separated by commas. Their values are not repeated. */
function keysOf(env: Environment, name: string, problems: string[]): readonly Uint8Array[] {
  const value = settingIn(env, name)
  if (value === undefined) return []
  return value.split(',').flatMap((part) => {
    const bytes = bytesOf(part.trim())
    if (bytes?.length === SEALING_KEY_BYTES) return [bytes]
    problems.push(`${name} has to be 32 bytes in base64; make one with: openssl rand -base64 32`)
    return []
  })
}

function bytesOf(base64: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) return undefined
  const plain = base64.replaceAll('-', '+').replaceAll('_', '/')
  try {
    return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
