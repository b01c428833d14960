// `leadprobe serve`: the web service and its page, until it is told to end.
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { parseHostName } from '../options/host-name.ts'
import { type OutboundFlags, outboundPolicy } from '../options/outbound-policy.ts'
import { type StoreFlags, storeFile } from '../options/store-file.ts'
import { parsePort } from '../options/whole-number.ts'
import { orPortTaken } from '../port-taken.ts'
import { orSettingsRefused } from '../settings-refused.ts'
import { orStoreUnusable } from '../store-unusable.ts'
import { untilInterrupted } from '../until-interrupted.ts'

export interface ServeFlags extends OutboundFlags, StoreFlags {
  readonly port?: string
  readonly host?: string
  readonly allowHost?: readonly string[]
  readonly lab?: boolean
}

const DEFAULT_PORT = '8080'
/** Only this machine, unless the operator says otherwise: anyone who reaches the service can send leads. */
const DEFAULT_HOST = '127.0.0.1'

export async function serveCommand(flags: ServeFlags, host: CliHost): Promise<number> {
  const port = parsePort(flags.port ?? host.env['PORT'] ?? DEFAULT_PORT)
  const policy = await outboundPolicy(flags, host)
  const rulebook = await host.services.rulebook()
  const lab = flags.lab === true ? await host.services.startLab({}) : undefined
  try {
    const address = flags.host ?? DEFAULT_HOST
    const options = {
      port,
      host: address,
      allowedHosts: (flags.allowHost ?? []).map(parseHostName),
      policy,
      rulebook,
      environment: host.env,
      isTerminal: host.stdout.isTTY,
      ...(lab === undefined ? {} : { lab }),
      storeFile: storeFile(flags, host.env),
    }
    const starting = orPortTaken(host.services.serve(options), `${address}:${port}`)
    const service = await orSettingsRefused(orStoreUnusable(starting))
    await announce(service.url, lab?.notices ?? [], lab !== undefined, host)
    await untilInterrupted(host)
    await host.stderr.write('Stopping…\n')
    await service.close()
  } finally {
    await lab?.close()
  }
  return EXIT.ok
}

async function announce(
  url: string,
  notices: readonly string[],
  hasLab: boolean,
  host: CliHost,
): Promise<void> {
  const lab = hasLab ? ', with the simulated vendors behind it' : ''
  await host.stdout.write(`leadprobe is ready${lab}:\n\n    ${url}\n\n`)
  for (const notice of notices) await host.stderr.write(`${notice}\n`)
  await host.stderr.write('Press Ctrl-C to stop.\n')
}
