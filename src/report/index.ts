// The registry of report formats.
import { azurePipelinesReport } from './azure-pipelines/azure-pipelines-report.ts'
import type { ReportFormat } from './format.ts'
import { githubReport } from './github/github-report.ts'
import { htmlReport } from './html/html-report.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit/junit-report.ts'
import { markdownReport } from './markdown/markdown-report.ts'
import { sarifReport } from './sarif/sarif-report.ts'
import { textReport } from './text/text-report.ts'

export const reportFormats = {
  text: { about: 'for people: steps, cause, remedy', write: textReport },
  json: { about: 'one document: {schemaVersion, verdict, reports}', write: jsonReport },
  sarif: { about: 'SARIF 2.1.0, for code scanning', write: sarifReport },
  junit: { about: 'JUnit XML, for test reports', write: junitReport },
  github: { about: 'the log of GitHub Actions, with annotations', write: githubReport },
  'azure-pipelines': {
    about: 'the log of Azure Pipelines, with issues',
    write: azurePipelinesReport,
  },
  markdown: { about: 'for a ticket, a pull request, a step summary', write: markdownReport },
  html: { about: 'one page without scripts', write: htmlReport },
} as const satisfies Readonly<Record<string, ReportFormat>>

export type ReportFormatName = keyof typeof reportFormats
