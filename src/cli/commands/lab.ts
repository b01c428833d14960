// `leadprobe lab`: the simulated vendors, and the list of their scenarios.
import { didYouMean } from '../../intake/config-file/closest-name.ts'
import type { Lab } from '../../lab/lab.ts'
import { labText, scenarioListText } from '../../report/text/lab-text.ts'
import { wantsColor, widthOf } from '../color.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { printConnectTo } from '../options/connect-to.ts'
import { parsePort } from '../options/whole-number.ts'
import { orPortTaken } from '../port-taken.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { UsageError } from '../usage-error.ts'

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

function textOptions(host: CliHost) {
  return { width: widthOf(host.stdout, host.env), color: wantsColor(host.stdout, host.env) }
}
