// GET /v1/scenarios and POST /v1/scenarios/{group}/{name}/checks: rehearse a failure in the lab.
import { createRoute, z } from '@hono/zod-openapi'
import { admitRehearsal } from '../access/admit-check.ts'
import { accessProblems, needs } from '../access/needs.ts'
import { destinationErrors, refuseDestination } from '../check-request.ts'
import { streamCheck, wantsEvents } from '../event-stream.ts'
import { requireJson } from '../json-body.ts'
import { sendProblem, sendTooMany } from '../problem.ts'
import { keptRehearsal } from '../run-and-keep.ts'
import type { RunningChecks } from '../running-checks.ts'
import type { AppServices, LabService, RehearsalMend, RehearsalScenario } from '../services.ts'
import { ownerOf } from '../visitor.ts'
import type { App } from './app-type.ts'
import { Report } from './report-schemas.ts'
import { bodyProblems, json, problems } from './responses.ts'
import { RehearsalBody, Scenario, type ScenarioView } from './scenario-schemas.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/v1/scenarios',
  summary: 'List the failures that can be rehearsed',
  description: 'Only where the service runs with its lab of simulated vendors.',
  responses: { 200: json(z.object({ scenarios: z.array(Scenario) }), 'All scenarios') },
})

const showRoute = createRoute({
  method: 'get',
  path: '/v1/scenarios/{group}/{name}',
  summary: 'One failure that can be rehearsed, and what mends it',
  request: { params: z.object({ group: z.string(), name: z.string() }) },
  responses: { 200: json(Scenario, 'The scenario'), ...problems('not-found') },
})

const runRoute = createRoute({
  method: 'post',
  path: '/v1/scenarios/{group}/{name}/checks',
  summary: 'Check the destination of a scenario, against the lab',
  ...needs('check:run', 'check.run'),
  request: {
    params: z.object({ group: z.string(), name: z.string() }),
    body: { required: false, content: { 'application/json': { schema: RehearsalBody } } },
  },
  responses: {
    200: {
      description: 'The report; as events with `Accept: text/event-stream`',
      content: {
        'application/json': { schema: Report },
        'text/event-stream': { schema: Report },
      },
    },
    ...accessProblems,
    ...problems('not-found', 'too-many-requests'),
    ...bodyProblems,
  },
})

const UNKNOWN = 'No scenario has this id. GET /v1/scenarios lists them.'

export function addScenarioRoutes(
  app: App,
  services: AppServices,
  lab: LabService,
  running: RunningChecks,
): void {
  app.openapi(listRoute, (c) => c.json({ scenarios: lab.scenarios.map(scenarioView) }, 200))
  const find = ({ group, name }: { readonly group: string; readonly name: string }) =>
    lab.scenarios.find(({ id }) => id === `${group}/${name}`)
  app.openapi(showRoute, (c) => {
    const scenario = find(c.req.valid('param'))
    if (scenario === undefined) return sendProblem(c, 'not-found', UNKNOWN)
    return c.json(scenarioView(scenario), 200)
  })
  // Without a body the scenario runs as it is.
  app.post('/v1/scenarios/:group/:name/checks', (c, next) =>
    c.req.header('content-type') === undefined ? next() : requireJson(c, next),
  )
  app.openapi(runRoute, async (c) => {
    const scenario = find(c.req.valid('param'))
    if (scenario === undefined) {
      return sendProblem(c, 'not-found', UNKNOWN)
    }
    const { destination, cloud, mended: isMended = false } = c.req.valid('json')
    const errors = destination === undefined ? [] : destinationErrors(destination, services.kinds)
    if (errors.length > 0) return refuseDestination(c, errors)
    const admission = await admitRehearsal(c, services)
    if (!admission.ok) return sendTooMany(c, admission)
    c.set('subject', scenario.id)
    const rehearsal = { scenario, isMended, destination, cloud }
    const run = keptRehearsal(services, lab, rehearsal, ownerOf(c, services))
    if (wantsEvents(c)) return streamCheck(c, services, running, run)
    return c.json(await run(() => undefined, c.req.raw.signal), 200)
  })
}

function scenarioView(scenario: RehearsalScenario): ScenarioView {
  const { id, kind, title, destination, cloud = 'global', expect, mend } = scenario
  const { verdict, rule } = expect
  return {
    id,
    kind,
    title,
    destination,
    cloud,
    expect: { verdict, ...(rule === undefined ? {} : { rule }) },
    ...(mend === undefined ? {} : { mend: mendView(mend) }),
  }
}

function mendView(mend: RehearsalMend): ScenarioView['mend'] {
  const { place, byWaiting = false, best = 'pass', ...shown } = mend
  return { ...shown, changesVendor: place !== undefined, byWaiting, best }
}
