// The commands and their options. Each command's code is loaded when it is run.
import { Command } from 'commander'
import { wantsColor, widthOf } from './color.ts'
import { examples } from './examples.ts'
import type { CliHost } from './host.ts'
import { addLab } from './lab-program.ts'
import {
  addOutboundOptions,
  CI_HELP,
  collect,
  FAIL_ON_HELP,
  FORMAT_HELP,
  type ProgramContext,
  RULES_HELP,
  type SetExitCode,
  withRulesOf,
} from './program-options.ts'
import { addRules } from './rules-program.ts'

/** Below it commander does not wrap at all, which the long names of some options would bring about. */
const NARROWEST_COLUMN = 24

export function createProgram(host: CliHost, setExitCode: SetExitCode): Command {
  const program = rootCommand(host)
  const context: ProgramContext = { program, host, setExitCode }
  addCheck(context)
  addDiagnose(context)
  addLint(context)
  addServe(context)
  addLab(context)
  addRules(context)
  addSchema(context)
  return program
}

function rootCommand(host: CliHost): Command {
  return new Command('leadprobe')
    .description(
      'Finds out why Microsoft commercial marketplace leads do not arrive, and what to change.',
    )
    .version(host.services.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('before', examples.leadprobe)
    .exitOverride()
    .configureHelp({ minWidthToWrap: NARROWEST_COLUMN })
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      // main.ts prints the error, so that a value after "=" is never repeated.
      writeErr: () => undefined,
      getOutHelpWidth: () => widthOf(host.stdout, host.env),
      getOutHasColors: () => wantsColor(host.stdout, host.env),
    })
}

function addCheck({ program, host, setExitCode }: ProgramContext): void {
  const command = program
    .command('check')
    .description('test the destinations of a config file by sending a test lead')
    .argument(
      '[file...]',
      'config files or patterns, or - for pasted text (default: leadprobe.yaml)',
    )
    .option('--only <name>', 'check this destination only (repeatable)', collect)
    .option('--offline', 'look at the config only; send nothing')
    .option('--keep-lead', 'leave the test lead in the destination')
    .option(
      '--timeout <duration>',
      'time for each destination, such as 90s, 2m or 500ms (default: 120s)',
    )
    .option('--concurrency <n>', 'destinations checked at a time (default: 4)')
    .option('--fail-on <verdict>', FAIL_ON_HELP, collect)
    .option('--lang <tag>', 'language of the remedies (English so far)')
    .option('--format <name[=file]>', FORMAT_HELP, collect)
    .option('-q, --quiet', 'no progress on stderr')
    .option('--ci <system>', CI_HELP)
    .option('--rules <directory>', RULES_HELP)
    .addHelpText('before', examples.check)
  addOutboundOptions(command).action(async (files: string[], flags: object) => {
    const { checkCommand } = await import('./commands/check.ts')
    setExitCode(await checkCommand(files, flags, await withRulesOf(flags, host)))
  })
}

function addDiagnose({ program, host, setExitCode }: ProgramContext): void {
  program
    .command('diagnose')
    .description('explain pasted text: an error, a mail, a log')
    .argument('[file]', 'a text file, or - for stdin', '-')
    .option('--jsonl', 'one JSON object {"id","text"} a line in, one a line out')
    .option('--json', 'print the findings as JSON')
    .option('--format <name>', 'text, json, or markdown for a reply to send back')
    .option('--rules <directory>', RULES_HELP)
    .addHelpText('before', examples.diagnose)
    .action(async (file: string, flags: object) => {
      const { diagnoseCommand } = await import('./commands/diagnose.ts')
      setExitCode(await diagnoseCommand(file, flags, await withRulesOf(flags, host)))
    })
}

function addLint({ program, host, setExitCode }: ProgramContext): void {
  program
    .command('lint')
    .description('say only what can be said without a network')
    .argument(
      '[file...]',
      'config files or patterns, or - for pasted text (default: leadprobe.yaml)',
    )
    .option('--only <name>', 'look at this destination only (repeatable)', collect)
    .option('--fail-on <verdict>', FAIL_ON_HELP, collect)
    .option('--format <name[=file]>', FORMAT_HELP, collect)
    .option('--ci <system>', CI_HELP)
    .option('--rules <directory>', RULES_HELP)
    .addHelpText('before', examples.lint)
    .action(async (files: string[], flags: object) => {
      const { lintCommand } = await import('./commands/lint.ts')
      setExitCode(await lintCommand(files, flags, await withRulesOf(flags, host)))
    })
}

function addServe({ program, host, setExitCode }: ProgramContext): void {
  const command = program
    .command('serve')
    .description('run the web service and its page')
    .option('--port <port>', 'port to listen on; 0 for any free one (default: $PORT, or 8080)')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option(
      '--allow-host <name>',
      'answer to this name, too, as behind a proxy (repeatable)',
      collect,
    )
    .option('--lab', 'with the simulated vendors behind it')
    .option('--store <file>', 'SQLite file to keep reports in (default: one of your own)')
    .option('--ephemeral', 'keep reports in memory, for as long as it runs')
    .option('--rules <directory>', RULES_HELP)
    .addHelpText('before', examples.serve)
  addOutboundOptions(command).action(async (flags: object) => {
    const { serveCommand } = await import('./commands/serve.ts')
    setExitCode(await serveCommand(flags, await withRulesOf(flags, host)))
  })
}

function addSchema({ program, host, setExitCode }: ProgramContext): void {
  program
    .command('schema')
    .description('print the JSON Schema of the config file')
    .addHelpText('before', examples.schema)
    .action(async () => {
      const { schemaCommand } = await import('./commands/schema.ts')
      setExitCode(await schemaCommand(host))
    })
}
