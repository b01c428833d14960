// What a destination is called among others: with its offer, where the run is about several.
import type { Report, ReportSet } from '../model/report.ts'

export function nameIn({ reports }: ReportSet): (report: Report) => string {
  const isOfSeveral = new Set(reports.map(({ offer }) => offer)).size > 1
  return ({ offer, destination: { name } }) => (isOfSeveral ? `${offer ?? '–'} ${name}` : name)
}
