// `leadprobe diagnose`: explains pasted text. Nothing is sent anywhere.
import { TEXT_CAP } from '../../diagnosis/text-reader.ts'
import { didYouMean } from '../../intake/config-file/closest-name.ts'
import type { Diagnosis } from '../../model/rulebook.ts'
import { safeJson } from '../../report/json.ts'
import { replyMarkdown } from '../../report/reply/reply-markdown.ts'
import { diagnosisText } from '../../report/text/diagnosis-text.ts'
import { wantsColor, widthOf } from '../color.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost, CliServices } from '../host.ts'
import { whyUnread } from '../unreadable.ts'
import { UsageError } from '../usage-error.ts'
import { diagnoseLines } from './diagnose-lines.ts'

/** What this command needs of its host; the rest need not be loaded for it. */
export type DiagnoseHost = CliHost<Pick<CliServices, 'rulebook'>>

export interface DiagnoseFlags {
  readonly jsonl?: boolean
  readonly json?: boolean
  readonly format?: string
}

/** A log may be long; what matters in it is found in a moment. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024

const CUT = `Only the first ${TEXT_CAP / 1024} KB of the text are read. Cut out the part with the error if it stands later.\n`

export async function diagnoseCommand(
  file: string,
  flags: DiagnoseFlags,
  host: DiagnoseHost,
): Promise<number> {
  const rulebook = await host.services.rulebook()
  const format = formatOf(flags)
  if (flags.jsonl === true) return await diagnoseLines(await linesOf(file, host), rulebook, host)
  const text = await textOf(file, host)
  if (text.length > TEXT_CAP) await host.stderr.write(CUT)
  const diagnosis = rulebook.diagnose(text)
  await host.stdout.write(written(diagnosis, format, host))
  return diagnosis.findings.length > 0 ? EXIT.ok : EXIT.failed
}

const FORMATS = ['text', 'json', 'markdown'] as const
type DiagnosisFormat = (typeof FORMATS)[number]

/** Throws a usage error for a format that is not known, or cannot be written together with a flag. */
function formatOf({ jsonl, json, format = json === true ? 'json' : 'text' }: DiagnoseFlags) {
  if (json === true && format !== 'json') throw exclusive('--json', format)
  if (jsonl === true && format !== 'json' && format !== 'text') throw exclusive('--jsonl', format)
  const known = FORMATS.find((name) => name === format)
  if (known) return known
  throw new UsageError(
    `--format: "${format}" is no format of a diagnosis.${didYouMean(format, FORMATS)}`,
    `Use ${FORMATS.join(', ')}.`,
  )
}

function exclusive(flag: string, format: string): UsageError {
  return new UsageError(`${flag} and --format ${format} exclude each other.`, 'Give one of them.')
}

function written(diagnosis: Diagnosis, format: DiagnosisFormat, host: DiagnoseHost): string {
  if (format === 'json') return `${safeJson(diagnosis, 2)}\n`
  if (format === 'markdown') return replyMarkdown(diagnosis)
  return diagnosisText(diagnosis, {
    width: widthOf(host.stdout, host.env),
    color: wantsColor(host.stdout, host.env),
  })
}

async function textOf(file: string, host: DiagnoseHost): Promise<string> {
  if (file === '-' && host.stdin.isTTY) {
    await host.stderr.write('Paste the error text, then press Ctrl-D.\n')
  }
  const read = await (file === '-'
    ? host.stdin.text(MAX_TEXT_BYTES)
    : host.readFile(file, MAX_TEXT_BYTES))
  if (read.ok) return read.text
  throw unreadable(file, read.reason)
}

async function linesOf(
  file: string,
  host: DiagnoseHost,
): Promise<AsyncIterable<string> | Iterable<string>> {
  return file === '-' ? host.stdin.lines() : (await textOf(file, host)).split('\n')
}

function unreadable(file: string, reason: Parameters<typeof whyUnread>[0]): UsageError {
  const name = file === '-' ? 'The input' : file
  return new UsageError(
    `${name}: ${whyUnread(reason, '16 MB')}.`,
    'Name a text file, or pipe the text into "leadprobe diagnose".',
  )
}
