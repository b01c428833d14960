// Tells the CI system which values to hide, before anything else is printed. leadprobe itself prints
// none of them; this covers what other steps of the job may print later.
import { destinationKinds } from '../../destinations/index.ts'
import type { ConfigFile } from '../../intake/config-file/config-file.ts'
import { azureMask } from '../../report/azure-pipelines/azure-command.ts'
import { githubMask } from '../../report/github/github-command.ts'
import { defuse } from '../../report/log-commands.ts'
import { kindNamed, typeOf } from '../../run/check-request.ts'
import type { CliHost } from '../host.ts'
import { detectCi } from './ci-system.ts'

/** Hiding shorter ones would garble the log. */
const SHORTEST = 4

/**
 * Only where a CI system really reads the log: stderr, because stdout may be piped on, and never a
 * terminal or a file, where the values would stay to be read.
 */
export async function announceSecrets(
  configs: readonly ConfigFile[],
  host: CliHost,
): Promise<void> {
  const mask = maskFor(host)
  if (mask === undefined || host.stderr.isTTY || host.stderr.isFile) return
  const lines = [...new Set(configs.flatMap(secretsOf))].map((value) => `${mask(value)}\n`)
  if (lines.length > 0) await host.stderr.write(lines.join(''), 'commands')
}

function maskFor({ env }: CliHost): ((value: string) => string) | undefined {
  const system = detectCi(env)
  if (system === 'github') return githubMask
  return system === 'azure-pipelines' ? azureMask : undefined
}

/** The whole of each and its lines: a log is searched line by line. */
function secretsOf({ destinations }: ConfigFile): readonly string[] {
  const values = destinations.flatMap(({ config }) => {
    const kind = kindNamed(typeOf(config), destinationKinds)
    return kind?.config.secrets(config).map(({ value }) => value) ?? []
  })
  return values
    .flatMap((value) => value.split(/[\r\n]+/))
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST && defuse(line) === line)
}
