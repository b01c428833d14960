// Writes reports in the formats asked for: to stdout, or each to its file.
import type { ReportSet } from '../model/report.ts'
import type { FormatContext } from '../report/format.ts'
import { reportFormats } from '../report/index.ts'
import { wantsColor, widthOf } from './color.ts'
import type { CliHost } from './host.ts'
import type { FormatTarget } from './options/format-target.ts'
import { UsageError } from './usage-error.ts'

/** Throws a usage error when a file cannot be written. */
export async function writeReports(
  set: ReportSet,
  targets: readonly FormatTarget[],
  locate: FormatContext['locate'],
  host: CliHost,
): Promise<void> {
  for (const { name, file } of targets) {
    const text = reportFormats[name].write(set, {
      width: widthOf(host.stdout, host.env),
      color: file === undefined && wantsColor(host.stdout, host.env),
      locate,
    })
    if (file === undefined) await host.stdout.write(text)
    else await writeFile(file, text, host)
  }
}

async function writeFile(file: string, text: string, host: CliHost): Promise<void> {
  const reason = await host.writeFile(file, text)
  if (reason !== undefined) throw new UsageError(`${file} cannot be written: ${reason}.`)
  await host.stderr.write(`Wrote ${file}\n`)
}
