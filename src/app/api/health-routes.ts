// GET /healthz and /readyz: is the process alive, and may it be given work.
import { createRoute, z } from '@hono/zod-openapi'
import { sendProblem } from '../problem.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { json, problems } from './responses.ts'

const ok = json(z.object({ status: z.literal('ok') }), 'It is')

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether the process is alive',
  responses: { 200: ok },
})

const readyRoute = createRoute({
  method: 'get',
  path: '/readyz',
  summary: 'Whether it takes requests; 503 while it starts or drains',
  responses: { 200: ok, ...problems('unavailable') },
})

export function addHealthRoutes(app: App, { settings }: AppServices): void {
  app.openapi(healthRoute, (c) => c.json({ status: 'ok' as const }, 200))
  app.openapi(readyRoute, (c) =>
    settings.isReady()
      ? c.json({ status: 'ok' as const }, 200)
      : sendProblem(c, 'unavailable', 'It is starting or shutting down. Try again in a moment.'),
  )
}
