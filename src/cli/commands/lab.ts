// `leadprobe lab`: the simulated vendors, their scenarios, and a check of one of them.
import { destinationKinds } from '../../destinations/index.ts'
import { closestName } from '../../intake/config-file/closest-name.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Scenario } from '../../lab/scenario.ts'
import { labText, scenarioListText } from '../../report/text/lab-text.ts'
import { wantsColor, widthOf } from '../color.ts'
import { EXIT, exitCodeOf } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { printConnectTo } from '../options/connect-to.ts'
import { parseFormatTargets } from '../options/format-target.ts'
import { parsePort } from '../options/whole-number.ts'
import { orPortTaken } from '../port-taken.ts'
import { createProgress, silentProgress } from '../progress.ts'
import { runChecks } from '../run-checks.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { UsageError } from '../usage-error.ts'
import { writeReports } from '../write-reports.ts'

export interface LabFlags {
  readonly port?: string
}

export async function labCommand(flags: LabFlags, host: CliHost): Promise<number> {
  const port = parsePort(flags.port ?? '0')
  const lab = await orPortTaken(host.services.startLab({ port }), `127.0.0.1:${port}`)
  try {
    await host.stdout.write(labText({ ...lab, flags: flagsFor(lab) }, textOptions(host)))
    await untilInterrupted(host)
  } finally {
    await lab.close()
  }
  return EXIT.ok
}

/** What makes a check in another terminal reach the lab. */
function flagsFor({ connectTo, caFile, dnsServer }: Lab): readonly string[] {
  return [
    ...connectTo.map((rule) => `--connect-to ${printConnectTo(rule)}`),
    `--ca-file ${caFile}`,
    `--dns-server ${dnsServer}`,
  ]
}

export async function listScenariosCommand(host: CliHost): Promise<number> {
  const scenarios = await host.services.scenarios()
  await host.stdout.write(scenarioListText(scenarios, textOptions(host)))
  return EXIT.ok
}

export interface RunScenarioFlags {
  readonly format?: readonly string[]
  readonly quiet?: boolean
}

/** Checks one scenario against a lab of its own; the exit code is that of the check. */
export async function runScenarioCommand(
  id: string,
  flags: RunScenarioFlags,
  host: CliHost,
): Promise<number> {
  const targets = parseFormatTargets(flags.format ?? [])
  const scenario = findScenario(id, await host.services.scenarios())
  const lab = await host.services.startLab({})
  try {
    const deps = {
      platform: await host.services.platform(),
      kinds: destinationKinds,
      rulebook: await host.services.rulebook(),
      policy: lab.policy(),
      toolVersion: host.services.version,
    }
    const progress = flags.quiet === true ? silentProgress : await createProgress([id], host)
    const requests = [requestOf(scenario)]
    const run = await runChecks({ requests, deps, concurrency: 1, progress }, host)
    await writeReports(run.set, { targets, ci: undefined }, { locate: () => undefined }, host)
    return run.interruptedCode ?? exitCodeOf(run.set, [])
  } finally {
    await lab.close()
  }
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
  const closest = closestName(
    id,
    scenarios.map((scenario) => scenario.id),
  )
  throw new UsageError(
    `There is no scenario "${id}".${closest === undefined ? '' : ` Did you mean "${closest}"?`}`,
    '"leadprobe lab list" names them all.',
  )
}

function textOptions(host: CliHost) {
  return { width: widthOf(host.stdout, host.env), color: wantsColor(host.stdout, host.env) }
}
