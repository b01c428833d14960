// A database that cannot be opened is the user's to change, not a fault of ours.
import { StoreUnusable } from '../store/database.ts'
import { UsageError } from './usage-error.ts'

/** The promise's value; a usage error when it fails because of the database. */
export async function orStoreUnusable<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error
    throw new UsageError(
      `The database ${error.file} cannot be opened: ${error.message}.`,
      'Name another file with --store, or keep everything in memory with --ephemeral.',
    )
  }
}
