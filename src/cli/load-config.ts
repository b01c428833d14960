// Reads config files and says what is wrong with them, one problem a paragraph, on stderr.
import { destinationKinds } from '../destinations/index.ts'
import type { ConfigFile, ConfigProblem } from '../intake/config-file/config-file.ts'
import { MAX_CONFIG_BYTES, parseConfigFile } from '../intake/config-file/parse-config-file.ts'
import { oneLine } from '../report/visible-text.ts'
import { EXIT } from './exit-codes.ts'
import type { CliHost, FileRead } from './host.ts'

export const DEFAULT_CONFIG_FILE = 'leadprobe.yaml'

export type LoadedConfigs =
  | { readonly ok: true; readonly configs: readonly ConfigFile[] }
  | { readonly ok: false; readonly exitCode: number }

export async function loadConfigs(files: readonly string[], host: CliHost): Promise<LoadedConfigs> {
  const configs: ConfigFile[] = []
  const problems: ConfigProblem[] = []
  for (const file of files) {
    const loaded = await loadConfig(file, host)
    if (loaded.ok) configs.push(loaded.config)
    else problems.push(...loaded.problems)
  }
  if (problems.length === 0) return { ok: true, configs }
  await host.stderr.write(problems.map(printProblem).join(''))
  await host.stderr.write('Nothing was sent.\n')
  return { ok: false, exitCode: EXIT.usage }
}

async function loadConfig(file: string, host: CliHost) {
  const read = await host.readFile(file, MAX_CONFIG_BYTES)
  if (!read.ok) return { ok: false, problems: [unreadable(file, read.reason)] } as const
  return parseConfigFile({ file, text: read.text, env: host.env, kinds: destinationKinds })
}

type Unreadable = Extract<FileRead, { ok: false }>['reason']

const REASONS: { readonly [R in Unreadable]: readonly [message: string, fix: string] } = {
  missing: [
    'There is no such file.',
    'Name the config file, or pipe settings into "leadprobe check -". "leadprobe schema" shows what it may hold.',
  ],
  'too-large': [
    'The file is larger than 1 MB.',
    'A config file holds destinations only; check that this is the one.',
  ],
  directory: ['This is a directory.', `Name the file in it, such as ${DEFAULT_CONFIG_FILE}.`],
  unreadable: ['The file cannot be read.', 'Check its permissions.'],
}

function unreadable(file: string, reason: Unreadable): ConfigProblem {
  const [message, fix] = REASONS[reason]
  return { file, line: 1, column: 1, pointer: '', rule: 'config/unreadable', message, fix }
}

/** `file:line:column: message`, which editors and CI systems turn into a link. */
function printProblem({ file, line, column, message, fix, rule }: ConfigProblem): string {
  return `${oneLine(`${file}:${line}:${column}: ${message} [${rule}]`)}\n    ${oneLine(fix)}\n`
}
