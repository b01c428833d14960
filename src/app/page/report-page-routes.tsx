// A stored report as a page and as files, and its deletion. All of it without script.
import type { Context } from 'hono'
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
  app.get('/reports/:file{[0-9a-f]+\\.[a-z]+}', async (c) => {
    const [id = '', extension = ''] = c.req.param('file').split('.')
    const report = await store.get(id)
    const file = report && reportFile(report, extension)
    if (file === undefined) return gone(c, services)
    return c.body(file.body, 200, {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
    })
  })
  app.get('/reports/:id', async (c) => {
    const id = c.req.param('id')
    const [report, before] = await Promise.all([store.get(id), store.previousOf(id)])
    if (report === undefined) return gone(c, services)
    const comparison = before === undefined ? {} : { comparison: compareReports(before, report) }
    const markdown = reportAsMarkdown(report)
    return sendPage(
      c,
      <ReportPage report={report} markdown={markdown} {...comparison} hasLab={hasLab} />,
    )
  })
  app.post('/reports/:id/delete', async (c) => {
    await store.delete(c.req.param('id'))
    return c.redirect('/', 303)
  })
}

function gone(c: Context, services: AppServices) {
  const why = 'This report does not exist, or no longer: reports are deleted after 30 days.'
  return refuse(c, services, 'not-found', why)
}
