// Writes reports in the formats asked for: to stdout, or each to its file.
import type { Report, ReportSet } from '../model/report.ts'
import type { FormatContext } from '../report/format.ts'
import { reportFormats } from '../report/index.ts'
import type { CiSystem } from './ci/ci-system.ts'
import { writeStepSummary } from './ci/step-summary.ts'
import { wantsColor, widthOf } from './color.ts'
import type { CliHost } from './host.ts'
import type { FormatTarget } from './options/format-target.ts'
import type { PlannedCheck } from './planned-check.ts'
import { unwritable } from './report-files.ts'
import type { UsageError } from './usage-error.ts'

/** What the run knows of the files its reports are about. */
export type Sources = Pick<FormatContext, 'locate' | 'exempt' | 'failOn'>

/** The places that reports of planned checks point at. */
export function sourcesOf(
  checks: readonly PlannedCheck[],
  reports: readonly Report[],
): Pick<Sources, 'locate'> {
  return {
    locate: (report, finding) => {
      const found = finding === undefined ? undefined : reports[report]?.findings[finding]
      return checks[report]?.locate(found?.field ?? '')
    },
  }
}

export interface Destined {
  readonly targets: readonly FormatTarget[]
  readonly ci: CiSystem | undefined
}

/** Throws a usage error when a file cannot be written, once all that can be is. */
export async function writeReports(
  set: ReportSet,
  { targets, ci }: Destined,
  sources: Sources,
  host: CliHost,
): Promise<void> {
  const refused: UsageError[] = []
  const context = { ...sources, width: widthOf(host.stdout, host.env), color: false }
  for (const { name, file } of targets) {
    const color = file === undefined && wantsColor(host.stdout, host.env)
    const text = reportFormats[name].write(set, { ...context, color })
    // The formats for logs defuse all but their own commands.
    if (file === undefined) await host.stdout.write(text, isForLogs(name) ? 'commands' : undefined)
    else refused.push(...(await writeFile(file, text, host)))
  }
  if (targets.some(({ name }) => name === ci)) {
    const isLog = targets.some(({ name, file }) => name === ci && file === undefined)
    await writeStepSummary(set, context, ci, host, isLog ? host.stdout : host.stderr)
  }
  const [first] = refused
  if (first !== undefined) throw first
}

function isForLogs(name: FormatTarget['name']): boolean {
  return name === 'github' || name === 'azure-pipelines'
}

async function writeFile(file: string, text: string, host: CliHost): Promise<UsageError[]> {
  const reason = await host.writeFile(file, text)
  if (reason !== undefined) return [unwritable(file, reason)]
  await host.stderr.write(`Wrote ${file}\n`)
  return []
}
