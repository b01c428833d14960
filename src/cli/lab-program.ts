// `leadprobe lab` and its commands.
import { examples } from './examples.ts'
import {
  CI_HELP,
  collect,
  FAIL_ON_HELP,
  FORMAT_HELP,
  type ProgramContext,
  RULES_HELP,
  withRulesOf,
} from './program-options.ts'

export function addLab({ program, host, setExitCode }: ProgramContext): void {
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
