// A check to run, and where its settings stand in the user's files.
import { closestName } from '../intake/config-file/closest-name.ts'
import type { CheckPolicy, ConfigFile } from '../intake/config-file/config-file.ts'
import type { SourcePlace } from '../report/format.ts'
import type { CheckOptions, CheckRequest } from '../run/check-request.ts'
import { repositoryPathOf } from './ci/repository-root.ts'
import type { CliHost } from './host.ts'
import { UsageError } from './usage-error.ts'

export interface PlannedCheck {
  readonly request: CheckRequest
  /** Where a field of the destination stands; nothing for pasted text. */
  locate(pointer: string): SourcePlace | undefined
  readonly policy?: CheckPolicy
}

export function planChecks(
  configs: readonly ConfigFile[],
  options: CheckOptions,
  host: Pick<CliHost, 'cwd' | 'env'>,
): readonly PlannedCheck[] {
  return configs.flatMap(({ file, offer, cloud, destinations, positions, policy }) =>
    destinations.map(({ name, config, pointer }) => ({
      request: {
        destination: config,
        name,
        cloud,
        ...(offer === undefined ? {} : { offer }),
        options: {
          ...options,
          ...(policy?.lookAhead === undefined ? {} : { lookAheadDays: policy.lookAhead }),
        },
      },
      ...(policy === undefined ? {} : { policy }),
      locate(field: string) {
        const path = repositoryPathOf(file, host)
        const position = nearest(pointer + field, positions)
        return position === undefined
          ? undefined
          : { file, ...(path === undefined ? {} : { path }), ...position }
      },
    })),
  )
}

/** Where a value stands, or else what it would be in. */
function nearest(pointer: string, positions: ConfigFile['positions']) {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const position = positions.get(pointer.slice(0, end))
    if (position !== undefined) return position
  }
  return positions.get('')
}

/** Those with one of the names, or all when none is given; throws a usage error for a name not there. */
export function onlyNamed(
  checks: readonly PlannedCheck[],
  names: readonly string[],
): readonly PlannedCheck[] {
  const known = checks.map(({ request }) => request.name)
  for (const name of names) {
    if (known.includes(name)) continue
    const closest = closestName(name, known)
    throw new UsageError(
      `--only: there is no destination "${name}".${closest === undefined ? '' : ` Did you mean "${closest}"?`}`,
      `The destinations are ${known.join(', ')}.`,
    )
  }
  return names.length === 0 ? checks : checks.filter(({ request }) => names.includes(request.name))
}
