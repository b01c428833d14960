// An environment setting that cannot be used is the operator's to change, not a fault of ours.
import { SettingsRefused } from '../model/settings-refused.ts'
import { UsageError } from './usage-error.ts'

/** The promise's value; a usage error when it fails because of a setting. */
export async function orSettingsRefused<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error
    throw new UsageError(error.message, 'Change it in the environment and start again.')
  }
}
