// A port that cannot be had is the user's to change, not a fault of ours.
import { UsageError } from './usage-error.ts'

/** The promise's value; a usage error when it fails because of the port. */
export async function orPortTaken<T>(listening: Promise<T>, address: string): Promise<T> {
  try {
    return await listening
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const [reason, fix] = REASONS[String(code)] ?? []
    if (reason === undefined) throw error
    throw new UsageError(`${address} ${reason}.`, fix)
  }
}

const OTHER_PORT = 'Choose another one with --port, or 0 for any free one.'
const OTHER_HOST =
  'Give an address of this machine with --host, such as 127.0.0.1, or 0.0.0.0 for all of them.'

const REASONS: Readonly<Record<string, readonly [reason: string, fix: string]>> = {
  EADDRINUSE: ['is in use', OTHER_PORT],
  EACCES: ['may not be listened on by this user', OTHER_PORT],
  EADDRNOTAVAIL: ['is not an address of this machine', OTHER_HOST],
  ENOTFOUND: ['is not an address of this machine', OTHER_HOST],
  EAI_AGAIN: ['is a name that could not be looked up', OTHER_HOST],
  EINVAL: ['is not an address that can be listened on', OTHER_HOST],
}
