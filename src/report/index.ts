// The registry of report formats.
import type { ReportFormat } from './format.ts'
import { jsonReport } from './json.ts'
import { textReport } from './text/text-report.ts'

export const reportFormats = {
  text: { about: 'for people: steps, cause, remedy', write: textReport },
  json: { about: 'one document: {schemaVersion, verdict, reports}', write: jsonReport },
} as const satisfies Readonly<Record<string, ReportFormat>>

export type ReportFormatName = keyof typeof reportFormats
