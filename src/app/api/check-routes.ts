// POST /v1/checks and /v1/lint: test a destination, or only read its config.
import { createRoute } from '@hono/zod-openapi'
import { admitCheck } from '../access/admit-check.ts'
import { accessProblems, needs } from '../access/needs.ts'
import { checkRequestOf, destinationErrors, refuseDestination } from '../check-request.ts'
import { streamCheck, wantsEvents } from '../event-stream.ts'
import { sendTooMany } from '../problem.ts'
import { keptCheck } from '../run-and-keep.ts'
import type { RunningChecks } from '../running-checks.ts'
import type { AppServices } from '../services.ts'
import { ownerOf } from '../visitor.ts'
import type { App } from './app-type.ts'
import { CheckBody } from './check-schemas.ts'
import { Report } from './report-schemas.ts'
import { bodyProblems, json, jsonBody, problems } from './responses.ts'

const checkRoute = createRoute({
  method: 'post',
  path: '/v1/checks',
  summary: 'Test a destination by sending a test lead',
  description:
    'Answers with the report when the check is over. With `Accept: text/event-stream` it sends each `step` as it ends, each `finding`, then the `report`; `content-location` says where a lost connection can read on. A check is cancelled when its client is gone, at once or, with events, after 10 seconds; what was written is still removed.',
  ...needs('check:run', 'check.run'),
  request: { body: jsonBody(CheckBody) },
  responses: {
    200: {
      description: 'The report, whatever the verdict',
      content: {
        'application/json': { schema: Report },
        'text/event-stream': { schema: Report },
      },
    },
    ...accessProblems,
    ...bodyProblems,
    ...problems('too-many-requests'),
  },
})

const lintRoute = createRoute({
  method: 'post',
  path: '/v1/lint',
  summary: 'Say what can be said about a destination without a network',
  ...needs('check:run'),
  request: { body: jsonBody(CheckBody) },
  responses: {
    200: json(Report, 'A report whose remote steps are skipped'),
    ...accessProblems,
    ...bodyProblems,
  },
})

export function addCheckRoutes(app: App, services: AppServices, running: RunningChecks): void {
  app.openapi(checkRoute, async (c) => {
    const body = c.req.valid('json')
    const errors = destinationErrors(body.destination, services.kinds)
    if (errors.length > 0) return refuseDestination(c, errors)
    const admission = await admitCheck(c, services, body)
    if (!admission.ok) return sendTooMany(c, admission)
    const request = checkRequestOf(body, services.kinds)
    const run = admission.holding(keptCheck(services, request, ownerOf(c, services)))
    if (wantsEvents(c)) return streamCheck(c, services, running, run)
    return c.json(await run(() => undefined, c.req.raw.signal), 200)
  })
  app.openapi(lintRoute, async (c) => {
    const request = checkRequestOf(c.req.valid('json'), services.kinds)
    return c.json(await services.lint(request), 200)
  })
}
