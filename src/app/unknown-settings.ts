// Environment variables that look like settings and are none. A typo in one that guards the service
// would otherwise leave it open without a word.
import { closestName } from '../intake/config-file/closest-name.ts'
import type { Environment } from '../model/environment.ts'
import { isConfigVariable } from '../watch/stored-configs.ts'

const PREFIX = 'LEADPROBE_'

/** Of every runtime; each has some of its own besides. */
const SETTINGS: readonly string[] = [
  'LEADPROBE_ADMIN_KEY',
  'LEADPROBE_ANONYMOUS',
  'LEADPROBE_CALLER_PER_MINUTE',
  'LEADPROBE_CALLER_PER_DAY',
  'LEADPROBE_CONFIG',
  'LEADPROBE_KEY_PER_MINUTE',
  'LEADPROBE_KEY_PER_DAY',
  'LEADPROBE_LOG',
  'LEADPROBE_PUBLIC_URL',
  'LEADPROBE_SEALING_KEY',
  'LEADPROBE_SEALING_KEY_PREVIOUS',
  'LEADPROBE_STREAMS_PER_CALLER',
  'LEADPROBE_TARGET_PER_MINUTE',
  'LEADPROBE_TARGET_PER_DAY',
  'LEADPROBE_TRUSTED_PROXIES',
  'LEADPROBE_WAITING_PER_TENANT',
  'LEADPROBE_WATCH_EVERY',
  'LEADPROBE_WATCH_LOOK_AHEAD',
  'LEADPROBE_WATCH_TENANT',
  'LEADPROBE_WATCH_WEBHOOK',
  'LEADPROBE_WATCH_WEBHOOK_FORMAT',
  'LEADPROBE_WORKERS',
]

export interface UnknownSetting {
  readonly setting: string
  /** The one that was most likely meant; absent when none is close. */
  readonly meant?: string
}

/** `own` are the settings that only this runtime has. */
export function unknownSettings(
  environment: Environment,
  own: readonly string[],
): readonly UnknownSetting[] {
  const known = [...SETTINGS, ...own]
  const configs = Object.keys(environment).filter(isConfigVariable)
  // A config may take its secrets from variables of any name.
  const isUsed = (name: string) =>
    configs.some((config) => String(environment[config]).includes(`\${${name}}`))
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .filter((name) => !isConfigVariable(name) && !isUsed(name))
    .map((setting) => ({ setting, ...meantBy(setting, known) }))
}

/** Without what all have in common, which would make all look alike. */
function meantBy(setting: string, known: readonly string[]): { readonly meant?: string } {
  const rest = (name: string) => name.slice(PREFIX.length)
  const meant = closestName(rest(setting), known.map(rest))
  return meant === undefined ? {} : { meant: `${PREFIX}${meant}` }
}
