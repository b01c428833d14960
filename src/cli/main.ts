// The command line from arguments to exit code.
import { guardLog } from './ci/guard-log.ts'
import { EXIT } from './exit-codes.ts'
import { explainError } from './explain-error.ts'
import type { CliHost } from './host.ts'
import { createProgram } from './program.ts'
import { refuseSecrets } from './secrets-in-arguments.ts'

/** Resolves with the exit code; never rejects. */
export async function runCli(processHost: CliHost): Promise<number> {
  const host = guardLog(processHost)
  let exitCode: number = EXIT.ok
  try {
    refuseSecrets(host.args)
    const program = createProgram(host, (code) => {
      exitCode = code
    })
    if (host.args.length === 0) program.outputHelp()
    else await program.parseAsync(host.args, { from: 'user' })
    return exitCode
  } catch (error) {
    return await explainError(error, host)
  }
}
