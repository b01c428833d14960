// The commands and their options. Each command's code is loaded when it is run.
import { Command } from 'commander'
import { wantsColor, widthOf } from './color.ts'
import { examples } from './examples.ts'
import type { CliHost } from './host.ts'

const FORMAT_HELP =
  'text, json, sarif, junit, github, azure-pipelines, markdown or html, to stdout or a file (repeatable)'
const RULES_HELP = 'with the rules of a directory of your own, too'
const FAIL_ON_HELP = 'exit 4 on warn, 5 on inconclusive (repeatable)'
const CI_HELP = 'github, azure-pipelines, gitlab or none (default: by the environment)'

/** Below it commander does not wrap at all, which the long names of some options would bring about. */
const NARROWEST_COLUMN = 24

/** Tells the caller the exit code of the command that ran. */
export type SetExitCode = (code: number) => void

export function createProgram(host: CliHost, setExitCode: SetExitCode): Command {
  const program = rootCommand(host)
  const context: Context = { program, host, setExitCode }
  addCheck(context)
  addDiagnose(context)
  addLint(context)
  addServe(context)
  addLab(context)
  addRules(context)
  addSchema(context)
  return program
}

interface Context {
  readonly program: Command
  readonly host: CliHost
  readonly setExitCode: SetExitCode
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

function addCheck({ program, host, setExitCode }: Context): void {
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

function addDiagnose({ program, host, setExitCode }: Context): void {
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

function addLint({ program, host, setExitCode }: Context): void {
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

function addServe({ program, host, setExitCode }: Context): void {
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

function addLab({ program, host, setExitCode }: Context): void {
  const lab = program
    .command('lab')
    .description('run the simulated vendors, to rehearse a failure')
    .usage('[options] [command]')
    .argument('[command]')
    .option('--port <port>', 'TLS port on 127.0.0.1 (default: any free one)')
    .addHelpText('before', examples.lab)
    .action(async (word: string | undefined, flags: object) => {
      const { labCommand } = await import('./commands/lab.ts')
      setExitCode(await labCommand(word, flags, host))
    })
  lab
    .command('list')
    .description('list the scenarios')
    .addHelpText('before', examples['lab list'])
    .action(async () => {
      const { listScenariosCommand } = await import('./commands/lab.ts')
      setExitCode(await listScenariosCommand(host))
    })
  lab
    .command('run')
    .description('check one scenario against a lab of its own')
    .addHelpText('before', examples['lab run'])
    .argument('<scenario>', 'its id')
    .option('--fail-on <verdict>', FAIL_ON_HELP, collect)
    .option('--format <name[=file]>', FORMAT_HELP, collect)
    .option('-q, --quiet', 'no progress on stderr')
    .option('--ci <system>', CI_HELP)
    .option('--rules <directory>', RULES_HELP)
    .action(async (id: string, flags: object) => {
      const { runScenarioCommand } = await import('./commands/run-scenario.ts')
      setExitCode(await runScenarioCommand(id, flags, await withRulesOf(flags, host)))
    })
}

function addRules({ program, host, setExitCode }: Context): void {
  const rules = program
    .command('rules')
    .description('what leadprobe recognises, and what it advises')
    .addHelpText('before', examples.rules)
  rules
    .command('list')
    .description('list the rules')
    .addHelpText('before', examples['rules list'])
    .option('--json', 'as JSON')
    .option('--rules <directory>', RULES_HELP)
    .action(async (flags: object) => {
      const { listRulesCommand } = await import('./commands/rules.ts')
      setExitCode(await listRulesCommand(flags, await withRulesOf(flags, host)))
    })
  rules
    .command('show')
    .description('show one rule in full')
    .addHelpText('before', examples['rules show'])
    .argument('<id>', 'such as entra/client-secret-invalid')
    .option('--json', 'as JSON')
    .option('--rules <directory>', RULES_HELP)
    .action(async (id: string, flags: object) => {
      const { showRuleCommand } = await import('./commands/rules.ts')
      setExitCode(await showRuleCommand(id, flags, await withRulesOf(flags, host)))
    })
  rules
    .command('test')
    .description('run the samples beside the rules of a directory')
    .addHelpText('before', examples['rules test'])
    .argument('[directory]', 'where the YAML files are', 'rules')
    .option('--watch', 'again after each change, until Ctrl-C')
    .option('--collisions', 'list the samples in which other rules are found, too')
    .option('--coverage', 'list languages and lab scenarios by rule')
    .action(async (directory: string, flags: object) => {
      const { testRulesCommand } = await import('./commands/test-rules.ts')
      setExitCode(await testRulesCommand(directory, flags, host))
    })
  rules
    .command('new')
    .description('write the two files of a new rule, to be filled in')
    .addHelpText('before', examples['rules new'])
    .argument('<id>', 'group/name, such as entra/client-secret-invalid')
    .option('--directory <path>', 'where the rules are', 'rules')
    .action(async (id: string, { directory }: { directory: string }) => {
      const { newRuleCommand } = await import('./commands/new-rule.ts')
      setExitCode(await newRuleCommand(id, directory, host))
    })
}

function addSchema({ program, host, setExitCode }: Context): void {
  program
    .command('schema')
    .description('print the JSON Schema of the config file')
    .addHelpText('before', examples.schema)
    .action(async () => {
      const { schemaCommand } = await import('./commands/schema.ts')
      setExitCode(await schemaCommand(host))
    })
}

function addOutboundOptions(command: Command): Command {
  return command
    .option(
      '--connect-to <host1:port1:host2:port2>',
      'redirect traffic, as in curl (repeatable)',
      collect,
    )
    .option('--ca-file <pem>', 'trust these certificates, too')
    .option('--dns-server <address:port>', 'ask this DNS server (repeatable)', collect)
    .option('--allow-private', 'allow private addresses')
    .option('--allow-port <port>', 'allow a port besides 443 and 8443 (repeatable)', collect)
}

/** Loaded only when there are such rules: most runs need no YAML parser for them. */
async function withRulesOf({ rules }: { rules?: string }, host: CliHost): Promise<CliHost> {
  if (rules === undefined) return host
  const { withRules } = await import('./options/with-rules.ts')
  return withRules(host, rules)
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
