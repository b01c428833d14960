// `diagnose` with arguments so plain that no option parser is needed: loading one would take longer
// than the diagnosis, and this command is run once for each of many tickets.
import { guardLog } from './ci/guard-log.ts'
import { type DiagnoseFlags, type DiagnoseHost, diagnoseCommand } from './commands/diagnose.ts'
import { explainError } from './explain-error.ts'
import { refuseSecrets } from './secrets-in-arguments.ts'

interface PlainDiagnose {
  readonly file: string
  readonly flags: DiagnoseFlags
}

/** Resolves with the exit code, or undefined for what the option parser has to look at. */
export async function runPlainDiagnose(processHost: DiagnoseHost): Promise<number | undefined> {
  const host = guardLog(processHost)
  const plain = readPlainDiagnose(host.args)
  if (plain === undefined) return undefined
  try {
    refuseSecrets(host.args)
    return await diagnoseCommand(plain.file, plain.flags, host)
  } catch (error) {
    return await explainError(error, host)
  }
}

export function readPlainDiagnose(args: readonly string[]): PlainDiagnose | undefined {
  const [command, ...rest] = args
  const files = rest.filter((arg) => arg === '-' || !arg.startsWith('-'))
  const isPlain = rest.every((arg) => files.includes(arg) || arg === '--jsonl' || arg === '--json')
  if (command !== 'diagnose' || !isPlain || files.length > 1) return undefined
  const flags = { jsonl: rest.includes('--jsonl'), json: rest.includes('--json') }
  return { file: files[0] ?? '-', flags }
}
