// `leadprobe lab run`: a check of one scenario, against a lab of its own.

import { destinationKinds } from '../../destinations/index.ts'
import type { Scenario } from '../../lab/scenario.ts'
import { didYouMeanId } from '../closest-id.ts'
import type { CliHost } from '../host.ts'
import { createProgress, silentProgress } from '../progress.ts'
import { reportRun } from '../report-run.ts'
import { runChecks } from '../run-checks.ts'
import { UsageError } from '../usage-error.ts'
import { type CheckFlags, destinedFor, parseFailOn } from './check.ts'

export type RunScenarioFlags = Pick<CheckFlags, 'format' | 'ci' | 'failOn' | 'quiet'>

const PATIENCE =
  'This one takes about a minute: the check looks for its lead again and again before it gives up.'

/** The exit code is that of the check. */
export async function runScenarioCommand(
  id: string,
  flags: RunScenarioFlags,
  host: CliHost,
): Promise<number> {
  const destined = await destinedFor(flags, [], host)
  const failOn = (flags.failOn ?? []).map(parseFailOn)
  const scenario = findScenario(id, await host.services.scenarios())
  const lab = await host.services.startLab({})
  try {
    const [missing] = lab.notices
    if (missing !== undefined && needsTables(scenario)) {
      throw new UsageError(`${id} cannot be rehearsed here.`, missing)
    }
    const deps = {
      platform: await host.services.platform(),
      kinds: destinationKinds,
      rulebook: await host.services.rulebook(),
      policy: lab.policy(),
      toolVersion: host.services.version,
    }
    const progress =
      flags.quiet === true ? silentProgress : await createProgress([id], host, deps.platform.timers)
    if (scenario.takesPatience === true) progress.note(PATIENCE)
    const request = requestOf(scenario)
    const run = await runChecks({ requests: [request], deps, concurrency: 1, progress }, host)
    const checks = [{ request, locate: () => undefined }]
    const exitCode = await reportRun({ set: run.set, checks, deps, failOn, destined }, host)
    return run.interruptedCode ?? exitCode
  } finally {
    await lab.close()
  }
}

/** Faults of the settings and of the way there show without the tables themselves. */
function needsTables({ kind, expect }: Scenario): boolean {
  return kind === 'azure-table' && !['config', 'network'].includes(expect.step ?? '')
}

function requestOf({ id, destination, cloud, timeoutMs }: Scenario) {
  return {
    destination,
    name: id,
    cloud: cloud ?? ('global' as const),
    options: timeoutMs === undefined ? {} : { timeoutMs },
  }
}

function findScenario(id: string, scenarios: readonly Scenario[]): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id)
  if (found !== undefined) return found
  const ids = scenarios.map((scenario) => scenario.id)
  throw new UsageError(
    `There is no scenario "${id}".${didYouMeanId(id, ids)}`,
    '"leadprobe lab list" names them all.',
  )
}
