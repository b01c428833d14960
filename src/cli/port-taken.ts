// A port that cannot be had is the user's to change, not a fault of ours.
import { UsageError } from './usage-error.ts'

/** The promise's value; a usage error when it fails because of the port. */
export async function orPortTaken<T>(listening: Promise<T>, address: string): Promise<T> {
  try {
    return await listening
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const reason = REASONS[String(code)]
    if (reason === undefined) throw error
    throw new UsageError(
      `${address} ${reason}.`,
      'Choose another one with --port, or 0 for any free one.',
    )
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'may not be listened on by this user',
  EADDRNOTAVAIL: 'is not an address of this machine',
}
