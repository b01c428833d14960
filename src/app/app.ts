// The web service: API, page and their guards, in the order in which a request meets them.
import { OpenAPIHono } from '@hono/zod-openapi'
import { csrf } from 'hono/csrf'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { audit } from './access/audit.ts'
import { identify } from './access/identify.ts'
import { limitStreams } from './access/limit-streams.ts'
import type { App } from './api/app-type.ts'
import { addAuditRoutes } from './api/audit-routes.ts'
import { addBatchRoutes } from './api/batch-routes.ts'
import { addCheckRoutes } from './api/check-routes.ts'
import { addDestinationRoutes } from './api/destination-routes.ts'
import { addHealthRoutes } from './api/health-routes.ts'
import { addKeyRoutes } from './api/key-routes.ts'
import { addMetricsRoutes } from './api/metrics-routes.ts'
import { apiDocument, registerDestinations, registerSecurity } from './api/openapi-document.ts'
import { addReportRoutes } from './api/report-routes.ts'
import { addRuleRoutes } from './api/rule-routes.ts'
import { addRunningCheckRoutes } from './api/running-check-routes.ts'
import { addScenarioRoutes } from './api/scenario-routes.ts'
import { addTextRoutes } from './api/text-routes.ts'
import { addWatchRoutes } from './api/watch-routes.ts'
import { compressReads } from './compression.ts'
import { onlyOwnHosts } from './host-guard.ts'
import { limitBody, refuseRequest, requireJson } from './json-body.ts'
import { observeRequests } from './operations/observe-requests.ts'
import { giveRequestId, readTrace } from './operations/trace.ts'
import { addPages } from './page/page-routes.tsx'
import { seeWatches } from './page/see-watches.ts'
import { answerFault, answerMethodNotAllowed, answerNotFound } from './refusals.tsx'
import { createRunningChecks } from './running-checks.ts'
import { keepNothing, securityHeaders } from './security-headers.ts'
import type { AppServices } from './services.ts'

/** The whole service as a fetch handler, for any runtime. */
export function createApp(services: AppServices): App {
  const app = new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : refuseRequest(c, result.error.issues),
  })
  app.use(giveRequestId(services))
  app.use(readTrace)
  app.use(observeRequests(services))
  if (services.settings.isCompressedByRuntime !== true) app.use(compressReads)
  app.use(securityHeaders)
  app.use(keepNothing)
  app.use(onlyOwnHosts(services))
  app.use(audit(services))
  app.use(identify(services))
  app.use(seeWatches(services))
  app.use(limitStreams(services))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => answerMethodNotAllowed(c, services, methods),
    }),
  )
  app.use(limitBody)
  app.use(async (c, next) => (isApi(c.req.path) ? next() : sameOrigin(c, next)))
  app.on('POST', JSON_ROUTES, requireJson)
  addApi(app, services)
  addPages(app, services)
  app.notFound((c) => answerNotFound(c, services))
  app.onError((error, c) => answerFault(error, c, services))
  return app
}

/** Demanding JSON keeps the forms of other sites out. */
const JSON_ROUTES = [
  '/v1/checks',
  '/v1/batches',
  '/v1/lint',
  '/v1/diagnoses',
  '/v1/intake',
  '/v1/keys',
]
const sameOrigin = csrf()

function isApi(path: string): boolean {
  return path.startsWith('/v1/')
}

function addApi(app: OpenAPIHono, services: AppServices): void {
  registerDestinations(app, services.kinds)
  registerSecurity(app)
  const running = createRunningChecks(services)
  addCheckRoutes(app, services, running)
  addRunningCheckRoutes(app, services, running)
  addBatchRoutes(app, services)
  addWatchRoutes(app, services)
  addTextRoutes(app, services)
  addReportRoutes(app, services)
  addRuleRoutes(app, services)
  addDestinationRoutes(app, services)
  if (services.lab !== undefined) addScenarioRoutes(app, services, services.lab, running)
  addKeyRoutes(app, services)
  addAuditRoutes(app, services)
  addMetricsRoutes(app, services)
  addHealthRoutes(app, services)
  app.get('/openapi.json', (c) => c.json(apiDocument(app, services.settings)))
}
