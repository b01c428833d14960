// GitHub Actions: the report for the log, then an annotation for each finding on the config's line.
import type { ReportSet } from '../../model/report.ts'
import type { Severity } from '../../model/vocabulary.ts'
import { findingMessage } from '../finding-message.ts'
import type { FormatContext } from '../format.ts'
import { defuse } from '../log-commands.ts'
import { distinctFindings, mostSevereFirst, type PlacedFinding } from '../placed-finding.ts'
import { repositoryPath } from '../repository-uri.ts'
import { textReport } from '../text/text-report.ts'
import { oneLine, visibleDeep } from '../visible-text.ts'
import { githubCommand } from './github-command.ts'

const LEVELS: { readonly [S in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
}

export function githubReport(set: ReportSet, context: FormatContext): string {
  const found = mostSevereFirst(distinctFindings(visibleDeep(set), context))
  // Unknown to whoever answered: it is drawn once the check is over.
  const token = `leadprobe-${set.reports[0]?.id.replace(/[^0-9a-f]/gi, '') ?? ''}`
  const lines = [
    githubCommand('stop-commands', {}, token),
    defuse(textReport(set, context)).trimEnd(),
    githubCommand(token, {}, ''),
    ...found.map(annotation),
  ]
  return `${lines.join('\n')}\n`
}

function annotation(placed: PlacedFinding): string {
  const { place, finding, severity } = placed
  const isOneLine = place?.endLine === place?.line
  const properties = {
    ...(place === undefined
      ? {}
      : {
          file: repositoryPath(place.path ?? place.file),
          line: String(place.line),
          col: String(place.column),
          ...(place.endLine === undefined ? {} : { endLine: String(place.endLine) }),
          ...(place.endColumn === undefined || !isOneLine
            ? {}
            : { endColumn: String(place.endColumn) }),
        }),
    title: oneLine(`${finding.title} (${finding.rule})`),
  }
  return githubCommand(LEVELS[severity], properties, findingMessage(placed))
}
