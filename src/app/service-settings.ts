// What the operator's environment says about access and logs, the same on every runtime.
import type { Clock } from '../model/platform.ts'
import { SettingsRefused } from '../model/settings-refused.ts'
import { type AccessSettings, readAccessSettings } from './access/access-settings.ts'
import { createJsonLog, type Log } from './operations/log.ts'
import { readLogSetting } from './operations/log-setting.ts'

export interface ServiceRuntime {
  readonly clock: Clock
  /** Whether it listens on this machine alone. */
  readonly isLoopback: boolean
  /** Whether a person reads along in a terminal. */
  readonly isTerminal: boolean
  /** Gets the lines of the log. */
  print(line: string): void
}

/** Throws `SettingsRefused` with all that is wrong. */
export function readServiceSettings(
  environment: Readonly<Record<string, unknown>>,
  { clock, isLoopback, isTerminal, print }: ServiceRuntime,
): { readonly access: AccessSettings; readonly log?: Log } {
  const access = readAccessSettings(environment, { isLoopback })
  // A service of one's own stays calm; one for others tells its operator.
  const isForOthers = access.ok ? !access.settings.isLocal : !isLoopback
  const log = readLogSetting(environment, isForOthers && !isTerminal)
  if (!access.ok || !log.ok) {
    throw new SettingsRefused([access, log].flatMap((read) => (read.ok ? [] : read.problems)))
  }
  return {
    access: access.settings,
    ...(log.isJson ? { log: createJsonLog(print, clock) } : {}),
  }
}
