// `leadprobe rules` and its commands.
import { examples } from './examples.ts'
import { type ProgramContext, RULES_HELP, withRulesOf } from './program-options.ts'

export function addRules({ program, host, setExitCode }: ProgramContext): void {
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
