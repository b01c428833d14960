// GET /metrics: numbers for a monitoring system.
import { createRoute, z } from '@hono/zod-openapi'
import { accessProblems, needs } from '../access/needs.ts'
import { metricsText } from '../operations/metrics.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  summary: 'Numbers in the text format of Prometheus',
  description:
    'Requests are those of the process that answers; checks and jobs are those of the whole service. Needs no key where only this machine reaches the service.',
  ...needs('metrics:read'),
  responses: {
    200: { description: 'The metrics', content: { 'text/plain': { schema: z.string() } } },
    ...accessProblems,
  },
})

export function addMetricsRoutes(app: App, services: AppServices): void {
  app.openapi(metricsRoute, async (c) =>
    c.text(await metricsText(services), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  )
}
