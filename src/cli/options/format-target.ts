// `--format NAME[=FILE]`: which formats to write, and where.
import { didYouMean } from '../../intake/config-file/closest-name.ts'
import { type ReportFormatName, reportFormats } from '../../report/index.ts'
import { UsageError } from '../usage-error.ts'

export interface FormatTarget {
  readonly name: ReportFormatName
  /** Absent means stdout. */
  readonly file?: string
}

export function parseFormatTargets(texts: readonly string[]): readonly FormatTarget[] {
  const targets = texts.map(parseFormatTarget)
  const toStdout = targets.filter(({ file }) => file === undefined)
  if (toStdout.length > 1) {
    const names = toStdout.map(({ name }) => name).join(' and ')
    throw new UsageError(
      `${names} cannot both be written to stdout.`,
      'Give one a file: --format json=report.json.',
    )
  }
  return targets.length === 0 ? [{ name: 'text' }] : targets
}

function parseFormatTarget(text: string): FormatTarget {
  const [name = ''] = text.split('=', 1)
  const file = text.slice(name.length + 1)
  const known = Object.keys(reportFormats)
  if (!isFormatName(name)) {
    throw new UsageError(
      `There is no format "${name}".${didYouMean(name, known)}`,
      `The formats are ${known.join(', ')}.`,
    )
  }
  if (text.includes('=') && file === '') throw new UsageError(`--format ${name}= lacks the file.`)
  return file === '' || file === '-' ? { name } : { name, file }
}

function isFormatName(name: string): name is ReportFormatName {
  return Object.hasOwn(reportFormats, name)
}
