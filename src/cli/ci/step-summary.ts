// The report as Markdown on the page of the CI run, where the system has a place for it.
import type { ReportSet } from '../../model/report.ts'
import { azureCommand } from '../../report/azure-pipelines/azure-command.ts'
import type { FormatContext } from '../../report/format.ts'
import { markdownReport, markdownSummary } from '../../report/markdown/markdown-report.ts'
import type { CliHost, CliOutput } from '../host.ts'
import type { CiSystem } from './ci-system.ts'

/** GitHub refuses more than 1 MiB for a step; other commands of the step need some of it. */
const MOST_BYTES = 900 * 1024

/** Adds the report to the summary of the run; says on stderr when it cannot. */
export async function writeStepSummary(
  set: ReportSet,
  context: FormatContext,
  system: CiSystem | undefined,
  host: CliHost,
  /** Where the log is: stdout may hold a document that a command would spoil. */
  log: CliOutput = host.stdout,
): Promise<void> {
  const file = host.env['GITHUB_STEP_SUMMARY']
  const folder = host.env['AGENT_TEMPDIRECTORY']
  if (system === 'github' && file) {
    await explain(await host.appendFile(file, fitting(set, context)), host)
  }
  if (system === 'azure-pipelines' && folder) {
    const path = `${folder}/leadprobe-${set.reports[0]?.id ?? 'summary'}.md`
    const reason = await host.writeFile(path, fitting(set, context))
    await explain(reason, host)
    if (reason !== undefined) return
    await log.write(`${azureCommand('task.uploadsummary', {}, path)}\n`, 'commands')
  }
}

function fitting(set: ReportSet, context: FormatContext): string {
  const isSmall = (text: string) => new TextEncoder().encode(text).length <= MOST_BYTES
  const tries = [() => markdownReport(set, context), () => markdownSummary(set)]
  return (
    tries.map((make) => make()).find(isSmall) ??
    '# leadprobe\n\nThe report is too long to be shown here.\n'
  )
}

async function explain(reason: string | undefined, host: CliHost): Promise<void> {
  if (reason === undefined) return
  await host.stderr.write(`The summary of the run could not be written: ${reason}.\n`)
}
