// The CI system that leadprobe runs in, by the variables each promises to set.
import type { CliHost } from '../host.ts'
import { UsageError } from '../usage-error.ts'

export const CI_SYSTEMS = ['github', 'azure-pipelines', 'gitlab'] as const
export type CiSystem = (typeof CI_SYSTEMS)[number]

export function detectCi(env: CliHost['env']): CiSystem | undefined {
  if (env['GITHUB_ACTIONS'] === 'true') return 'github'
  if (env['TF_BUILD']?.toLowerCase() === 'true') return 'azure-pipelines'
  return env['GITLAB_CI'] === 'true' ? 'gitlab' : undefined
}

/** What `--ci` says, or else the environment; throws a usage error for a name that is not known. */
export function ciSystemOf(option: string | undefined, env: CliHost['env']): CiSystem | undefined {
  if (option === undefined || option === 'auto') return detectCi(env)
  if (option === 'none') return undefined
  const found = CI_SYSTEMS.find((name) => name === option)
  if (found !== undefined) return found
  throw new UsageError(
    `--ci: there is no CI system "${option}".`,
    `Give one of ${CI_SYSTEMS.join(', ')}, auto or none.`,
  )
}
