// GET and DELETE /v1/reports/{id}: a stored report, until it expires or is deleted.
import { createRoute, z } from '@hono/zod-openapi'
import { sendProblem } from '../problem.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { json, problems } from './responses.ts'
import { Report } from './schemas.ts'

const request = {
  params: z.object({ id: z.string().openapi({ description: 'The id of the report' }) }),
}
const GONE = 'No report has this id. Reports are deleted after 30 days.'

const readRoute = createRoute({
  method: 'get',
  path: '/v1/reports/{id}',
  summary: 'Read a report again',
  request,
  responses: { 200: json(Report, 'The report'), ...problems('not-found') },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/v1/reports/{id}',
  summary: 'Delete a report',
  request,
  responses: { 204: { description: 'It is gone' }, ...problems('not-found') },
})

export function addReportRoutes(app: App, { store }: AppServices): void {
  app.openapi(readRoute, async (c) => {
    const report = await store.get(c.req.valid('param').id)
    return report === undefined ? sendProblem(c, 'not-found', GONE) : c.json(report, 200)
  })
  app.openapi(deleteRoute, async (c) => {
    const isDeleted = await store.delete(c.req.valid('param').id)
    return isDeleted ? c.body(null, 204) : sendProblem(c, 'not-found', GONE)
  })
}
