// A report as a file to keep or to hand on, in the formats that suit a browser's download.
import type { Report } from '../../model/report.ts'
import type { FormatContext, ReportFormat } from '../../report/format.ts'
import { htmlReport } from '../../report/html/html-report.ts'
import { jsonReport } from '../../report/json.ts'
import { markdownReport } from '../../report/markdown/markdown-report.ts'
import { reportSet } from '../../report/report-set.ts'

export interface ReportFile {
  readonly name: string
  readonly type: string
  readonly body: string
}

const FILES = {
  json: { write: jsonReport, type: 'application/json' },
  md: { write: markdownReport, type: 'text/markdown; charset=utf-8' },
  html: { write: htmlReport, type: 'text/html; charset=utf-8' },
} as const

/** Undefined for an extension that is not offered. */
export function reportFile(report: Report, extension: string): ReportFile | undefined {
  if (!Object.hasOwn(FILES, extension)) return undefined
  const { write, type } = FILES[extension as keyof typeof FILES]
  const name = `leadprobe-${report.startedAt.slice(0, 10)}-${report.id.slice(0, 8)}.${extension}`
  return { name, type, body: written(report, write) }
}

export function reportAsMarkdown(report: Report): string {
  return written(report, markdownReport)
}

function written(report: Report, write: ReportFormat['write']): string {
  return write(reportSet([report]), CONTEXT)
}

const CONTEXT: FormatContext = { width: 100, color: false, locate: () => undefined }
