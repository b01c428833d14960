// `--format NAME[=FILE]`: which formats to write, and where.
import { didYouMean } from '../../intake/config-file/closest-name.ts'
import { type ReportFormatName, reportFormats } from '../../report/index.ts'
import type { CiSystem } from '../ci/ci-system.ts'
import { UsageError } from '../usage-error.ts'

export interface FormatTarget {
  readonly name: ReportFormatName
  /** Absent means stdout. */
  readonly file?: string
}

/** Without any, the log format of the CI system there is, or text. */
export function parseFormatTargets(
  texts: readonly string[],
  ci?: CiSystem,
): readonly FormatTarget[] {
  const targets = texts.map(parseFormatTarget)
  const toStdout = targets.filter(({ file }) => file === undefined)
  if (toStdout.length > 1) {
    const names = toStdout.map(({ name }) => name).join(' and ')
    throw new UsageError(
      `--format: ${names} cannot both be written to stdout.`,
      'Give one a file: --format json=report.json.',
    )
  }
  if (targets.length > 0) return targets
  return [{ name: ci === undefined || ci === 'gitlab' ? 'text' : ci }]
}

function parseFormatTarget(text: string): FormatTarget {
  const [name = ''] = text.split('=', 1)
  const file = text.slice(name.length + 1)
  const known = Object.keys(reportFormats)
  if (!isFormatName(name)) {
    throw new UsageError(
      `--format: there is no format "${name}".${didYouMean(name, known)}`,
      `The formats are ${known.join(', ')}.`,
    )
  }
  if (text.includes('=') && file === '') {
    throw new UsageError(`--format ${name}= lacks the file.`, `Write --format ${name}=FILE.`)
  }
  return file === '' || file === '-' ? { name } : { name, file }
}

function isFormatName(name: string): name is ReportFormatName {
  return Object.hasOwn(reportFormats, name)
}
