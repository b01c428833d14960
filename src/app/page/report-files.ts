// A report as a file to keep or to hand on, in the formats that suit a browser's download.
import type { Report } from '../../model/report.ts'
import type { FormatContext } from '../../report/format.ts'
import { reportFormats } from '../../report/index.ts'
import { reportSet } from '../../report/report-set.ts'

export interface ReportFile {
  readonly name: string
  readonly type: string
  readonly body: string
}

const FILES = {
  json: { format: 'json', type: 'application/json' },
  md: { format: 'markdown', type: 'text/markdown; charset=utf-8' },
  html: { format: 'html', type: 'text/html; charset=utf-8' },
} as const

/** Undefined for an extension that is not offered. */
export function reportFile(report: Report, extension: string): ReportFile | undefined {
  if (!Object.hasOwn(FILES, extension)) return undefined
  const { format, type } = FILES[extension as keyof typeof FILES]
  const name = `leadprobe-${report.startedAt.slice(0, 10)}-${report.id.slice(0, 8)}.${extension}`
  return { name, type, body: write(report, format) }
}

export function reportAsMarkdown(report: Report): string {
  return write(report, 'markdown')
}

function write(report: Report, format: keyof typeof reportFormats): string {
  return reportFormats[format].write(reportSet([report]), CONTEXT)
}

const CONTEXT: FormatContext = { width: 100, color: false, locate: () => undefined }
