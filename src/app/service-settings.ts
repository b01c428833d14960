// What the operator's environment says about access, logs and what to watch, the same on every runtime.
import { readSealingKeys, type SealingKeys } from '../jobs/sealing-keys.ts'
import { readWorkerCount } from '../jobs/worker-count.ts'
import type { Environment } from '../model/environment.ts'
import type { Clock } from '../model/platform.ts'
import { SettingsRefused } from '../model/settings-refused.ts'
import { readStoredConfigs, type StoredConfig } from '../watch/stored-configs.ts'
import { readWatchSettings, type WatchSettings } from '../watch/watch-settings.ts'
import { type AccessSettings, readAccessSettings } from './access/access-settings.ts'
import { createJsonLog, type Log } from './operations/log.ts'
import { readLogSetting } from './operations/log-setting.ts'
import { unknownSettings } from './unknown-settings.ts'

export interface ServiceRuntime {
  readonly clock: Clock
  /** Whether it listens on this machine alone. */
  readonly isLoopback: boolean
  /** Whether a person reads along in a terminal. */
  readonly isTerminal: boolean
  /** Gets the lines of the log. */
  print(line: string): void
  /** Gets what the operator has to know where there is no log. */
  warn(line: string): void
  /** Names of the settings that only this runtime has. */
  readonly ownSettings: readonly string[]
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
  environment: Environment,
  runtime: ServiceRuntime,
): ServiceSettings {
  const { clock, isLoopback, isTerminal, print } = runtime
  const access = readAccessSettings(environment, { isLoopback })
  // A service of one's own stays calm; one for others tells its operator.
  const isForOthers = access.ok ? !access.settings.isLocal : !isLoopback
  const log = readLogSetting(environment, isForOthers && !isTerminal)
  const jsonLog = log.ok && log.isJson ? createJsonLog(print, clock) : undefined
  tellOfUnknown(environment, runtime, jsonLog)
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
    ...(jsonLog === undefined ? {} : { log: jsonLog }),
    watch: watch.settings,
    configs: configs.configs,
    ...(sealing.keys === undefined ? {} : { sealingKeys: sealing.keys }),
    workers: pool.workers,
  }
}

/** No reason not to start: a later version may know it, and so may whatever else runs here. */
function tellOfUnknown(
  environment: Environment,
  { ownSettings, warn }: ServiceRuntime,
  log: Log | undefined,
): void {
  for (const { setting, meant } of unknownSettings(environment, ownSettings)) {
    if (log !== undefined) log.write('warn', 'setting.unknown', { setting, meant })
    else warn(`leadprobe: ${setting} is no setting here and changes nothing.${askFor(meant)}`)
  }
}

function askFor(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean ${meant}?`
}
