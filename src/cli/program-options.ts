// What several commands have in common: options, their help, and the rules of one's own.
import type { Command } from 'commander'
import type { CliHost } from './host.ts'

/** Tells the caller the exit code of the command that ran. */
export type SetExitCode = (code: number) => void

/** What a command is added with. */
export interface ProgramContext {
  readonly program: Command
  readonly host: CliHost
  readonly setExitCode: SetExitCode
}

export const FORMAT_HELP =
  'text, json, sarif, junit, github, azure-pipelines, markdown or html, to stdout or a file (repeatable)'
export const RULES_HELP = 'with the rules of a directory of your own, too'
export const FAIL_ON_HELP = 'exit 4 on warn, 5 on inconclusive (repeatable)'
export const CI_HELP = 'github, azure-pipelines, gitlab or none (default: by the environment)'

export function addOutboundOptions(command: Command): Command {
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
export async function withRulesOf({ rules }: { rules?: string }, host: CliHost): Promise<CliHost> {
  if (rules === undefined) return host
  const { withRules } = await import('./options/with-rules.ts')
  return withRules(host, rules)
}

/** For an option that may be given again. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
