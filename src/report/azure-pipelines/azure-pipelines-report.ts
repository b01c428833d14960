// Azure Pipelines: the report for the log, then an issue for each finding on the config's line.
import type { ReportSet } from '../../model/report.ts'
import { findingMessage } from '../finding-message.ts'
import type { FormatContext } from '../format.ts'
import { defuse } from '../log-commands.ts'
import { distinctFindings, mostSevereFirst, type PlacedFinding } from '../placed-finding.ts'
import { repositoryPath } from '../repository-uri.ts'
import { setSentence } from '../text/summary.ts'
import { textReport } from '../text/text-report.ts'
import { visibleDeep } from '../visible-text.ts'
import { azureCommand } from './azure-command.ts'

export function azurePipelinesReport(set: ReportSet, context: FormatContext): string {
  const found = mostSevereFirst(distinctFindings(visibleDeep(set), context))
  const lines = [
    defuse(textReport(set, context)).trimEnd(),
    ...found.filter(({ severity }) => severity !== 'info').map(issue),
    ...completion(set, found),
  ]
  return `${lines.join('\n')}\n`
}

function issue(placed: PlacedFinding): string {
  const { place, finding, severity } = placed
  const at: Readonly<Record<string, string>> =
    place === undefined
      ? {}
      : {
          sourcepath: repositoryPath(place.path ?? place.file),
          linenumber: String(place.line),
          columnnumber: String(place.column),
        }
  const properties = { type: severity, ...at, code: finding.rule }
  return azureCommand('task.logissue', properties, findingMessage(placed))
}

/** A failure is told by the exit code; only this can say that a step passed with issues. */
function completion(set: ReportSet, found: readonly PlacedFinding[]): readonly string[] {
  const isWorthNoting = found.some(({ severity }) => severity !== 'info')
  if (set.verdict === 'pass' || set.verdict === 'fail' || !isWorthNoting) return []
  const sentence = setSentence(visibleDeep(set))
  return [azureCommand('task.complete', { result: 'SucceededWithIssues' }, sentence)]
}
