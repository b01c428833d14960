// GET and DELETE /v1/reports/{id}: a stored report, until it expires or is deleted.
import { createRoute, z } from '@hono/zod-openapi'
import { callerOf } from '../access/caller-of.ts'
import { accessProblems, needs } from '../access/needs.ts'
import { compareReports } from '../compare-reports.ts'
import { sendProblem } from '../problem.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { Comparison, Report } from './report-schemas.ts'
import { json, problems } from './responses.ts'

const request = {
  params: z.object({ id: z.string().openapi({ description: 'The id of the report' }) }),
}
const GONE = 'No report has this id. Reports are deleted after 30 days.'

const readRoute = createRoute({
  method: 'get',
  path: '/v1/reports/{id}',
  summary: 'Read a report again',
  ...needs('report:read'),
  request,
  responses: { 200: json(Report, 'The report'), ...accessProblems, ...problems('not-found') },
})

const compareRoute = createRoute({
  method: 'get',
  path: '/v1/reports/{id}/comparison',
  summary: 'Say what changed since the check before of the same destination',
  description:
    'Checks are compared when they came from the same browser: others have no earlier check to be compared with.',
  ...needs('report:read'),
  request,
  responses: {
    200: json(Comparison, 'What changed'),
    204: { description: 'There is no earlier check to compare this one with' },
    ...accessProblems,
    ...problems('not-found'),
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/v1/reports/{id}',
  summary: 'Delete a report',
  ...needs('report:delete', 'report.delete'),
  request,
  responses: {
    204: { description: 'It is gone' },
    ...accessProblems,
    ...problems('not-found'),
  },
})

export function addReportRoutes(app: App, { store }: AppServices): void {
  app.openapi(readRoute, async (c) => {
    const report = await store.get(c.req.valid('param').id, callerOf(c).tenant)
    return report === undefined ? sendProblem(c, 'not-found', GONE) : c.json(report, 200)
  })
  app.openapi(compareRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { tenant } = callerOf(c)
    const [before, after] = await Promise.all([store.previousOf(id, tenant), store.get(id, tenant)])
    if (after === undefined) return sendProblem(c, 'not-found', GONE)
    if (before === undefined) return c.body(null, 204)
    const { previous, steps, gone, came } = compareReports(before, after)
    return c.json({ previous, steps: [...steps], gone: [...gone], came: [...came] }, 200)
  })
  app.openapi(deleteRoute, async (c) => {
    const isDeleted = await store.delete(c.req.valid('param').id, callerOf(c).tenant)
    return isDeleted ? c.body(null, 204) : sendProblem(c, 'not-found', GONE)
  })
}
