// What the operator's environment says about access, logs and what to watch, the same on every runtime.
import { readSealingKeys, type SealingKeys } from '../jobs/sealing-keys.ts'
import { readWorkerCount } from '../jobs/worker-count.ts'
import type { Clock } from '../model/platform.ts'
import { SettingsRefused } from '../model/settings-refused.ts'
import { readStoredConfigs, type StoredConfig } from '../watch/stored-configs.ts'
import { readWatchSettings, type WatchSettings } from '../watch/watch-settings.ts'
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

export interface ServiceSettings {
  readonly access: AccessSettings
  readonly log?: Log
  readonly watch: WatchSettings
  readonly configs: ReadonlyMap<string, StoredConfig>
  /** Absent when the operator gave no key to seal waiting requests with. */
  readonly sealingKeys?: SealingKeys
  /** Checks of batches that one process runs at a time. */
  readonly workers: number
}

/** Whose the watched destinations are where a service has more users than its operator. */
const OPERATORS_TENANT = 'operator'

/** Throws `SettingsRefused` with all that is wrong. */
export function readServiceSettings(
  environment: Readonly<Record<string, unknown>>,
  { clock, isLoopback, isTerminal, print }: ServiceRuntime,
): ServiceSettings {
  const access = readAccessSettings(environment, { isLoopback })
  // A service of one's own stays calm; one for others tells its operator.
  const isForOthers = access.ok ? !access.settings.isLocal : !isLoopback
  const log = readLogSetting(environment, isForOthers && !isTerminal)
  const watch = readWatchSettings(environment, isForOthers ? OPERATORS_TENANT : undefined)
  const configs = readStoredConfigs(environment)
  const sealing = readSealingKeys(environment)
  const pool = readWorkerCount(environment)
  if (!access.ok || !log.ok || !watch.ok || !configs.ok || !sealing.ok || !pool.ok) {
    const all = [access, log, watch, configs, sealing, pool]
    throw new SettingsRefused(all.flatMap((read) => (read.ok ? [] : read.problems)))
  }
  return {
    access: access.settings,
    ...(log.isJson ? { log: createJsonLog(print, clock) } : {}),
    watch: watch.settings,
    configs: configs.configs,
    ...(sealing.keys === undefined ? {} : { sealingKeys: sealing.keys }),
    workers: pool.workers,
  }
}
