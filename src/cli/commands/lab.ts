// `leadprobe lab`: the simulated vendors, their scenarios, and a check of one of them.
import { destinationKinds } from '../../destinations/index.ts'
import { closestName, didYouMean } from '../../intake/config-file/closest-name.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Scenario } from '../../lab/scenario.ts'
import { labText, scenarioListText } from '../../report/text/lab-text.ts'
import { wantsColor, widthOf } from '../color.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { printConnectTo } from '../options/connect-to.ts'
import { parsePort } from '../options/whole-number.ts'
import { orPortTaken } from '../port-taken.ts'
import { createProgress, silentProgress } from '../progress.ts'
import { reportRun } from '../report-run.ts'
import { runChecks } from '../run-checks.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { UsageError } from '../usage-error.ts'
import { type CheckFlags, destinedFor, parseFailOn } from './check.ts'

export interface LabFlags {
  readonly port?: string
}

/** `word` is what follows "lab" and is none of its commands. */
export async function labCommand(
  word: string | undefined,
  flags: LabFlags,
  host: CliHost,
): Promise<number> {
  if (word !== undefined) throw await unknownWord(word, host)
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

async function unknownWord(word: string, host: CliHost): Promise<UsageError> {
  const isScenario = (await host.services.scenarios()).some(({ id }) => id === word)
  const meant = isScenario ? ` Did you mean "run ${word}"?` : didYouMean(word, ['list', 'run'])
  return new UsageError(
    `lab has no command "${word}".${meant}`,
    '"leadprobe lab --help" shows all.',
  )
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

export type RunScenarioFlags = Pick<CheckFlags, 'format' | 'ci' | 'failOn' | 'quiet'>

const PATIENCE =
  'This one takes about a minute: the check looks for its lead again and again before it gives up.'

/** Checks one scenario against a lab of its own; the exit code is that of the check. */
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
