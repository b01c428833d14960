// Where `serve` keeps its database: a file of the user's own, one that was named, or memory.
import type { CliHost } from '../host.ts'
import { UsageError } from '../usage-error.ts'

export interface StoreFlags {
  readonly store?: string
  readonly ephemeral?: boolean
}

export const IN_MEMORY = ':memory:'

/** The place for state that the XDG base directory specification and Windows name. */
export function storeFile(flags: StoreFlags, env: CliHost['env']): string {
  if (flags.store !== undefined && flags.ephemeral === true) {
    throw new UsageError('--store and --ephemeral exclude each other.', 'Give one of them.')
  }
  if (flags.ephemeral === true) return IN_MEMORY
  if (flags.store !== undefined) return flags.store
  const folder = env['XDG_STATE_HOME'] || env['LOCALAPPDATA'] || stateOf(env['HOME'])
  return folder === undefined ? IN_MEMORY : `${folder}/leadprobe/leadprobe.db`
}

function stateOf(home: string | undefined): string | undefined {
  return home === undefined || home === '' ? undefined : `${home}/.local/state`
}
