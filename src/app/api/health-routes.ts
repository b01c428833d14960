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
  summary: 'Whether it takes requests; 503 while it starts or drains, or its database is mute',
  responses: { 200: ok, ...problems('unavailable') },
})

export function addHealthRoutes(app: App, services: AppServices): void {
  app.openapi(healthRoute, (c) => c.json({ status: 'ok' as const }, 200))
  app.openapi(readyRoute, async (c) => {
    if (!services.settings.isReady()) return sendProblem(c, 'unavailable', DRAINING)
    const hasDatabase = await databaseAnswers(services)
    return hasDatabase
      ? c.json({ status: 'ok' as const }, 200)
      : sendProblem(c, 'unavailable', MUTE)
  })
}

const DRAINING = 'It is starting or shutting down. Try again in a moment.'
const MUTE = 'Its database does not answer.'
const PATIENCE_MS = 2000

function databaseAnswers({ tallies, timers, log }: AppServices): Promise<boolean> {
  return new Promise((resolve) => {
    const giveUp = timers.after(PATIENCE_MS, () => resolve(false))
    tallies
      .ask()
      .then(() => resolve(true))
      .catch(() => {
        log.write('error', 'database-mute')
        resolve(false)
      })
      .finally(giveUp)
  })
}
