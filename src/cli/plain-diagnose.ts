// The arguments of a `diagnose` so plain that no option parser is needed: loading one would take
// longer than the diagnosis, and this command is run once for each of many tickets.
import type { DiagnoseFlags } from './commands/diagnose.ts'

export interface PlainDiagnose {
  readonly file: string
  readonly flags: DiagnoseFlags
}

/** Undefined for everything the option parser has to look at. */
export function readPlainDiagnose(args: readonly string[]): PlainDiagnose | undefined {
  const [command, ...rest] = args
  const files = rest.filter((arg) => arg === '-' || !arg.startsWith('-'))
  const isPlain = rest.every((arg) => files.includes(arg) || arg === '--jsonl' || arg === '--json')
  if (command !== 'diagnose' || !isPlain || files.length > 1) return undefined
  const flags = { jsonl: rest.includes('--jsonl'), json: rest.includes('--json') }
  return { file: files[0] ?? '-', flags }
}
