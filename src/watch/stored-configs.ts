// Config files that the operator keeps in the environment: LEADPROBE_CONFIG, or several with a name
// of their own, such as LEADPROBE_CONFIG_EMEA. They are watched, and can be run as batches by name.
import { destinationKinds } from '../destinations/index.ts'
import { parseConfigFile } from '../intake/config-file/parse-config-file.ts'
import type { Environment } from '../model/environment.ts'
import type { CheckRequest } from '../run/check-request.ts'

export interface StoredConfig {
  /** In lower case, with dashes: `emea`, or `default` for the one without a name. */
  readonly name: string
  readonly requests: readonly CheckRequest[]
}

export type StoredConfigs =
  | { readonly ok: true; readonly configs: ReadonlyMap<string, StoredConfig> }
  /** One line each: where, what, and how to mend it. */
  | { readonly ok: false; readonly problems: readonly string[] }

const VARIABLE = /^LEADPROBE_CONFIG(?:_([A-Z0-9_]+))?$/

export function isConfigVariable(name: string): boolean {
  return VARIABLE.test(name)
}

export function readStoredConfigs(env: Environment): StoredConfigs {
  const configs = new Map<string, StoredConfig>()
  const problems: string[] = []
  for (const [variable, text] of Object.entries(env)) {
    const match = VARIABLE.exec(variable)
    if (match === null || typeof text !== 'string' || text.trim() === '') continue
    const name = (match[1] ?? 'default').toLowerCase().replaceAll('_', '-')
    const read = readConfig(variable, text, env)
    if (read.ok) configs.set(name, { name, requests: read.requests })
    else problems.push(...read.problems)
  }
  return problems.length === 0 ? { ok: true, configs } : { ok: false, problems }
}

function readConfig(variable: string, text: string, env: Environment) {
  const parsed = parseConfigFile({
    file: variable,
    text,
    env: textsOf(env),
    kinds: destinationKinds,
  })
  if (!parsed.ok) {
    const problems = parsed.problems.map(
      ({ file, line, column, message, fix }) => `${file}:${line}:${column}: ${message} ${fix}`,
    )
    return { ok: false, problems } as const
  }
  const { cloud, offer, destinations, policy } = parsed.config
  const requests = destinations.map(({ name, config }): CheckRequest => {
    const { lookAhead } = policy ?? {}
    return {
      destination: config,
      name,
      cloud,
      ...(offer === undefined ? {} : { offer }),
      options: lookAhead === undefined ? {} : { lookAheadDays: lookAhead },
    }
  })
  return { ok: true, requests } as const
}

/** Bindings of other kinds, such as a database, are no variables of a config. */
function textsOf(env: Environment): Readonly<Record<string, string | undefined>> {
  const texts = Object.entries(env).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(texts) as Readonly<Record<string, string | undefined>>
}
