// The command line from arguments to exit code. One catch: what gets here is a usage error or a bug.
import type { CommanderError } from 'commander'
import { oneLine } from '../report/visible-text.ts'
import { EXIT } from './exit-codes.ts'
import type { CliHost } from './host.ts'
import { readPlainDiagnose } from './plain-diagnose.ts'
import { refuseSecrets } from './secrets-in-arguments.ts'
import { UsageError } from './usage-error.ts'

/** Resolves with the exit code; never rejects. */
export async function runCli(host: CliHost): Promise<number> {
  try {
    refuseSecrets(host.args)
    const plain = readPlainDiagnose(host.args)
    if (plain === undefined) return await runProgram(host)
    const { diagnoseCommand } = await import('./commands/diagnose.ts')
    return await diagnoseCommand(plain.file, plain.flags, host)
  } catch (error) {
    return await explain(error, host)
  }
}

async function runProgram(host: CliHost): Promise<number> {
  const { createProgram } = await import('./program.ts')
  let exitCode: number = EXIT.ok
  const program = createProgram(host, (code) => {
    exitCode = code
  })
  if (host.args.length === 0) program.outputHelp()
  else await program.parseAsync(host.args, { from: 'user' })
  return exitCode
}

async function explain(error: unknown, host: CliHost): Promise<number> {
  if (isCommanderError(error)) return await explainUsage(error, host)
  if (error instanceof UsageError) {
    await host.stderr.write(`leadprobe: ${oneLine(error.message)}\n`)
    if (error.fix !== undefined) await host.stderr.write(`    ${oneLine(error.fix)}\n`)
    return EXIT.usage
  }
  await host.stderr.write(`leadprobe failed: ${await withoutSecrets(error, host)}\n`)
  return EXIT.internal
}

/** By its code, because the class comes with a parser that may not have been loaded. */
function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')
}

/** Commander also throws to end after `--help` and `--version`. */
async function explainUsage(error: CommanderError, host: CliHost): Promise<number> {
  if (error.exitCode === 0) return EXIT.ok
  if (error.code === 'commander.help') return await askForCommand(host)
  const message = error.message.replace(/^error: /, '').replace(/(--?[\w-]+)=[^\n]*'/, "$1'")
  await host.stderr.write(
    `leadprobe: ${oneLine(message)}\n    "leadprobe --help" shows what there is.\n`,
  )
  return EXIT.usage
}

/** A group such as `rules` was given without one of its commands. */
async function askForCommand(host: CliHost): Promise<number> {
  const group = host.args.filter((arg) => !arg.startsWith('-')).join(' ')
  await host.stderr.write(`leadprobe: ${group} needs a command; see "leadprobe ${group} --help".\n`)
  return EXIT.usage
}

async function withoutSecrets(error: unknown, host: CliHost): Promise<string> {
  const { createRedactor } = await import('../net/redaction/redactor.ts')
  const isTraced = host.env['LEADPROBE_TRACE'] !== undefined
  const text = error instanceof Error ? (isTraced ? error.stack : error.message) : String(error)
  return createRedactor([]).text(text ?? 'unknown error')
}
