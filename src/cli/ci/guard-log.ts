// In a CI system that takes lines of the log for commands: keeps all text from acting as one.
import { defuse } from '../../report/log-commands.ts'
import type { CliHost, CliOutput } from '../host.ts'
import { detectCi } from './ci-system.ts'

/** By the environment alone: no option may switch it off. */
export function guardLog<S>(host: CliHost<S>): CliHost<S> {
  const system = detectCi(host.env)
  if (system !== 'github' && system !== 'azure-pipelines') return host
  return { ...host, stdout: guarded(host.stdout), stderr: guarded(host.stderr) }
}

function guarded(output: CliOutput): CliOutput {
  return {
    isTTY: output.isTTY,
    isFile: output.isFile,
    get columns() {
      return output.columns
    },
    write: (text, kind) => output.write(kind === 'commands' ? text : defuse(text)),
    live: () => output.live(),
  }
}
