// GET /v1/checks/{id}/events and DELETE /v1/checks/{id}: read on after a lost connection, or cancel.
import { createRoute, z } from '@hono/zod-openapi'
import { callerOf } from '../access/caller-of.ts'
import { accessProblems, needs } from '../access/needs.ts'
import { streamEvents } from '../event-stream.ts'
import { sendProblem } from '../problem.ts'
import type { RunningChecks } from '../running-checks.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { Report } from './report-schemas.ts'
import { problems } from './responses.ts'

const request = {
  params: z.object({ id: z.string().openapi({ description: 'As content-location gave it' }) }),
}
const GONE = 'No check of this id runs. A report can be read under /v1/reports.'

const eventsRoute = createRoute({
  method: 'get',
  path: '/v1/checks/{id}/events',
  summary: 'Read on after a lost connection',
  description:
    'Sends the events after the one that `Last-Event-ID` names. A check that nobody follows is cancelled after 10 seconds.',
  ...needs('check:run'),
  request: {
    ...request,
    headers: z.object({
      'last-event-id': z.coerce.number().int().min(0).optional().openapi({ type: 'integer' }),
    }),
  },
  responses: {
    200: { description: 'The events', content: { 'text/event-stream': { schema: Report } } },
    ...accessProblems,
    ...problems('not-found', 'invalid-request', 'too-many-requests'),
  },
})

const cancelRoute = createRoute({
  method: 'delete',
  path: '/v1/checks/{id}',
  summary: 'Cancel a running check',
  description: 'What was written is still removed, and the report still comes over its events.',
  ...needs('check:run', 'check.cancel'),
  request,
  responses: {
    202: { description: 'It is being cancelled' },
    ...accessProblems,
    ...problems('not-found'),
  },
})

export function addRunningCheckRoutes(
  app: App,
  services: AppServices,
  running: RunningChecks,
): void {
  app.openapi(eventsRoute, (c) => {
    const check = running.find(c.req.valid('param').id, callerOf(c).tenant)
    if (check === undefined) return sendProblem(c, 'not-found', GONE)
    const after = c.req.valid('header')['last-event-id'] ?? 0
    return streamEvents(c, services, check, after) as never // a stream has no typed body
  })
  app.openapi(cancelRoute, (c) => {
    const check = running.find(c.req.valid('param').id, callerOf(c).tenant)
    if (check === undefined) return sendProblem(c, 'not-found', GONE)
    check.cancel()
    return c.body(null, 202)
  })
}
