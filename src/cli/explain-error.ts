// What ends a run before its time, said on stderr: wrong usage, or a bug of ours.
import type { CommanderError } from 'commander'
import { didYouMean } from '../intake/config-file/closest-name.ts'
import { createRedactor } from '../net/redaction/redactor.ts'
import { oneLine } from '../report/visible-text.ts'
import { examples } from './examples.ts'
import { EXIT } from './exit-codes.ts'
import type { CliHost } from './host.ts'
import { UsageError } from './usage-error.ts'

/** Resolves with the exit code. */
export async function explainError(error: unknown, host: CliHost<unknown>): Promise<number> {
  if (isCommanderError(error)) return await explainUsage(error, host)
  if (error instanceof UsageError) {
    await host.stderr.write(`leadprobe: ${oneLine(error.message)}\n`)
    if (error.fix !== undefined) await host.stderr.write(`    ${oneLine(error.fix)}\n`)
    return EXIT.usage
  }
  await host.stderr.write(`leadprobe failed: ${withoutSecrets(error, host)}\n`)
  return EXIT.internal
}

/** By its code, because the class comes with a parser that may not have been loaded. */
function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')
}

/** Commander also throws to end after `--help` and `--version`. */
async function explainUsage(error: CommanderError, host: CliHost<unknown>): Promise<number> {
  if (error.exitCode === 0) return EXIT.ok
  if (error.code === 'commander.help') return await askForCommand(host)
  const message = error.message.replace(/^error: /, '').replace(/(--?[\w-]+)=[^\n]*'/, "$1'")
  const hasValue = !error.message.endsWith(message)
  await host.stderr.write(
    `leadprobe: ${oneLine(message)}\n    "leadprobe ${commandOf(error, host)}--help" shows what there is${
      hasValue ? '; a switch takes no "=value"' : ''
    }.\n`,
  )
  return EXIT.usage
}

/** The command whose help answers; nothing when it is the command that is not known. */
function commandOf({ code }: CommanderError, { args }: CliHost<unknown>): string {
  const [named = '', inner] = args.filter((arg) => !arg.startsWith('-'))
  const isLast = code === 'commander.unknownCommand' && args.indexOf(named) === args.length - 1
  if (Object.hasOwn(examples, `${named} ${inner}`)) return `${named} ${inner} `
  return Object.hasOwn(examples, named) && !isLast ? `${named} ` : ''
}

/** A group such as `rules` was given without one of its commands. */
async function askForCommand(host: CliHost<unknown>): Promise<number> {
  const [first, wanted = ''] = host.args
  if (first === 'help') {
    const known = didYouMean(wanted, Object.keys(examples))
    await host.stderr.write(`leadprobe: there is no command "${oneLine(wanted)}".${known}\n`)
    await host.stderr.write('    "leadprobe --help" shows what there is.\n')
    return EXIT.usage
  }
  const group = host.args.filter((arg) => !arg.startsWith('-')).join(' ')
  await host.stderr.write(`leadprobe: ${group} needs a command; see "leadprobe ${group} --help".\n`)
  return EXIT.usage
}

function withoutSecrets(error: unknown, host: CliHost<unknown>): string {
  const isTraced = host.env['LEADPROBE_TRACE'] !== undefined
  const text = error instanceof Error ? (isTraced ? error.stack : error.message) : String(error)
  return createRedactor([]).text(text ?? 'unknown error')
}
