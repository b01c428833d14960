// A stored report as a page and as files, and its deletion. All of it without script.
import type { Context } from 'hono'
import { callerOf } from '../access/caller-of.ts'
import { pageNeeds } from '../access/needs.ts'
import type { App } from '../api/app-type.ts'
import { compareReports } from '../compare-reports.ts'
import { refuse } from '../refusals.tsx'
import type { AppServices } from '../services.ts'
import { ReportPage } from './pages/report-page.tsx'
import { reportAsMarkdown, reportFile } from './report-files.ts'
import { sendPage } from './send-page.ts'

export function addReportPages(app: App, services: AppServices): void {
  const { store } = services
  const hasLab = services.lab !== undefined
  const mayRead = pageNeeds(services, 'report:read')
  const mayDelete = pageNeeds(services, 'report:delete', 'report.delete')
  app.get('/reports/:file{[0-9a-f]+\\.[a-z]+}', mayRead, async (c) => {
    const [id = '', extension = ''] = c.req.param('file').split('.')
    const report = await store.get(id, callerOf(c).tenant)
    const file = report && reportFile(report, extension)
    if (file === undefined) return gone(c, services)
    return c.body(file.body, 200, {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
    })
  })
  app.get('/reports/:id', mayRead, async (c) => {
    const id = c.req.param('id')
    const { tenant } = callerOf(c)
    const found = [store.get(id, tenant), store.previousOf(id, tenant)] as const
    const [report, before] = await Promise.all(found)
    if (report === undefined) return gone(c, services)
    const isPrivate = tenant !== undefined && (await store.get(id)) === undefined
    const comparison = before === undefined ? {} : { comparison: compareReports(before, report) }
    const markdown = reportAsMarkdown(report)
    return sendPage(
      c,
      <ReportPage
        report={report}
        markdown={markdown}
        {...comparison}
        hasLab={hasLab}
        isPrivate={isPrivate}
      />,
    )
  })
  app.post('/reports/:id/delete', mayDelete, async (c) => {
    const isDeleted = await store.delete(c.req.param('id'), callerOf(c).tenant)
    return isDeleted ? c.redirect('/', 303) : gone(c, services)
  })
}

function gone(c: Context, services: AppServices) {
  const why = 'This report does not exist, or no longer: reports are deleted after 30 days.'
  return refuse(c, services, 'not-found', why)
}
