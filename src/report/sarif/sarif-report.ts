// SARIF 2.1.0 (OASIS), as code scanning systems read it: one result a finding, on the config's line.
import type { ReportSet } from '../../model/report.ts'
import type { FormatContext } from '../format.ts'
import { safeJson } from '../json.ts'
import { distinctFindings } from '../placed-finding.ts'
import { visibleDeep } from '../visible-text.ts'
import { escapeMessage } from './message.ts'
import { sarifResult } from './sarif-result.ts'
import { sarifRules } from './sarif-rules.ts'

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

export function sarifReport(raw: ReportSet, context: FormatContext): string {
  const set = visibleDeep(raw)
  const found = distinctFindings(set, context)
  const { rules, indexOf } = sarifRules(found.map(({ finding }) => finding))
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...driver(set), rules } },
        automationDetails: { id: 'leadprobe/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The root of the repository.' } },
        },
        invocations: [invocation(set)],
        results: found.map((placed) => sarifResult(placed, indexOf(placed.finding.rule))),
      },
    ],
  }
  return `${safeJson(log, 2)}\n`
}

function driver({ reports }: ReportSet) {
  const version = reports[0]?.tool.version
  return {
    name: 'leadprobe',
    ...(version === undefined || version === '' ? {} : { semanticVersion: version }),
  }
}

/** What leadprobe could not tell is a notification about the tool; a finding is about the config. */
function invocation({ reports }: ReportSet) {
  const untold = reports.filter(({ verdict }) => verdict === 'inconclusive')
  const isOurs = reports.some(({ findings }) =>
    findings.some(({ rule }) => rule === 'leadprobe/internal-error'),
  )
  return {
    executionSuccessful: !isOurs,
    toolExecutionNotifications: untold.map(({ destination }) => ({
      level: 'warning',
      message: {
        text: `Whether ${escapeMessage(destination.name)} can receive leads is not known.`,
      },
    })),
  }
}
