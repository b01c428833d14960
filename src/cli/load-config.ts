// Reads config files and pasted settings, and says on stderr what is wrong with them.
import { destinationKinds } from '../destinations/index.ts'
import type { ConfigFile, ConfigProblem } from '../intake/config-file/config-file.ts'
import { MAX_CONFIG_BYTES, parseConfigFile } from '../intake/config-file/parse-config-file.ts'
import { recognise } from '../intake/recognise.ts'
import type { Recognised } from '../intake/recognised.ts'
import { oneLine } from '../report/visible-text.ts'
import { announceSecrets } from './ci/announce-secrets.ts'
import type { CliHost, FileRead } from './host.ts'
import { readOfferList } from './offer-list.ts'
import { expandFiles } from './options/file-patterns.ts'
import { UsageError } from './usage-error.ts'

const DEFAULT_CONFIG_FILE = 'leadprobe.yaml'
const STDIN = '-'

export type LoadedConfigs =
  | { readonly ok: true; readonly configs: readonly ConfigFile[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

/** The files to read: those that the arguments name, or the default. */
export async function configFiles(
  files: readonly string[],
  host: CliHost,
): Promise<readonly string[]> {
  return files.length === 0 ? [DEFAULT_CONFIG_FILE] : await expandFiles(files, host)
}

/** Throws a usage error for pasted text that holds no settings. */
export async function loadConfigs(files: readonly string[], host: CliHost): Promise<LoadedConfigs> {
  const configs: ConfigFile[] = []
  const problems: ConfigProblem[] = []
  const notes: string[] = []
  for (const file of files) {
    const loaded = await loadConfig(file, host, notes)
    if (loaded.ok) configs.push(...loaded.configs)
    else problems.push(...loaded.problems)
  }
  await announceSecrets(configs, host)
  await host.stderr.write(notes.map((note) => `${oneLine(note)}\n`).join(''))
  if (problems.length === 0) return { ok: true, configs }
  await host.stderr.write(problems.map(printProblem).join(''))
  await host.stderr.write('Nothing was sent.\n')
  return { ok: false, problems }
}

async function loadConfig(file: string, host: CliHost, notes: string[]) {
  if (file === STDIN && host.stdin.isTTY) {
    await host.stderr.write('Paste the settings, then press Ctrl-D.\n')
  }
  const read = await (file === STDIN
    ? host.stdin.text(MAX_CONFIG_BYTES)
    : host.readFile(file, MAX_CONFIG_BYTES))
  if (!read.ok) return { ok: false, problems: [unreadable(file, read.reason)] } as const
  const { text } = read
  const offers = NAMES_DESTINATIONS.test(text) ? undefined : readOfferList(text, file)
  if (offers !== undefined) {
    notes.push(...offers.notes)
    return { ok: true, configs: offers.configs } as const
  }
  // Our own files are parsed here, not recognised: only so do they keep their positions and variables.
  const found = NAMES_DESTINATIONS.test(text) ? undefined : recognise(text)
  if (found?.destination !== undefined) return useRecognised(found, file, notes)
  if (found !== undefined && file === STDIN) throw nothingToCheck(found)
  const name = file === STDIN ? 'stdin' : file
  const parsed = parseConfigFile({ file: name, text, env: host.env, kinds: destinationKinds })
  return parsed.ok ? ({ ok: true, configs: [parsed.config] } as const) : parsed
}

const NAMES_DESTINATIONS = /(?:^|[{,])\s*["']?destinations["']?\s*:/m

/** Settings in a vendor's own shape become a config with one destination. */
function useRecognised(found: Recognised, file: string, notes: string[]) {
  notes.push(`This is ${found.what}.`, ...found.notes)
  const { cloud = 'global', offer, destination } = found
  const name = file === STDIN ? 'pasted' : nameOf(file)
  const config: ConfigFile = {
    file,
    ...(offer === undefined ? {} : { offer }),
    cloud,
    destinations: [{ name, config: destination, pointer: '' }],
    // Vendors' own shapes are read without positions; the file itself can be pointed at.
    positions: new Map(file === STDIN ? [] : [['', { line: 1, column: 1 }]]),
  }
  return { ok: true, configs: [config] } as const
}

/** `exports/table.json` → `table`. */
function nameOf(file: string): string {
  const base = file.split(/[/\\]/).at(-1) ?? file
  return base.replace(/\.[^.]+$/, '') || base
}

function nothingToCheck({ kind, what, fields, notes }: Recognised): UsageError {
  if (kind === 'error-text' && fields.length === 0) {
    return new UsageError(
      'No settings of a destination were recognised in the text.',
      'Paste a URL, a connection string, a form, or a config; to explain an error text, use "leadprobe diagnose".',
    )
  }
  const explains = kind === 'error-text' ? ['"leadprobe diagnose" explains it.'] : []
  return new UsageError(
    `This is ${what}; there is nothing in it to check.`,
    [...notes, ...explains].join(' ') || 'Paste a URL, a connection string, a form, or a config.',
  )
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
  binary: [
    'This is no text file.',
    'Write the config as YAML or JSON; "leadprobe schema" shows what it may hold.',
  ],
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
