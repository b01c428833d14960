// GET /v1/watches: the destinations that are checked on a schedule, and what their checks found.
import { createRoute, z } from '@hono/zod-openapi'
import { DESTINATION_IDS, VERDICTS } from '../../model/vocabulary.ts'
import type { WatchRun } from '../../store/watch-history.ts'
import type { Watch as StoredWatch } from '../../store/watch-schedule.ts'
import { callerOf } from '../access/caller-of.ts'
import { accessProblems, needs } from '../access/needs.ts'
import { sendProblem } from '../problem.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { isoOf, isoOrNull, moment } from './moment.ts'
import { json, problems } from './responses.ts'

const verdict = z.enum(VERDICTS)

const Watch = z
  .object({
    id: z.string(),
    config: z.string().describe('The stored config that names it; default when it has no name'),
    destination: z.string(),
    kind: z.enum(DESTINATION_IDS),
    verdict: verdict
      .nullable()
      .describe('What is believed of it: a single inconclusive check does not change it'),
    since: moment.nullable().describe('Since when it has this verdict'),
    latest: z
      .object({ verdict, reportId: z.string(), checkedAt: moment })
      .nullable()
      .describe('Its latest check'),
    nextCheckAt: moment,
  })
  .openapi('Watch')
export type WatchView = z.infer<typeof Watch>

const Run = z.object({ reportId: z.string(), verdict, at: moment }).openapi('WatchRun')

const listRoute = createRoute({
  method: 'get',
  path: '/v1/watches',
  summary: 'List the destinations that are checked on a schedule',
  ...needs('watch:read'),
  responses: {
    200: json(z.object({ watches: z.array(Watch) }), 'Those of the caller’s tenant'),
    ...accessProblems,
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/v1/watches/{id}',
  summary: 'Read what the checks of a watched destination found',
  ...needs('watch:read'),
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: json(
      z.object({ ...Watch.shape, runs: z.array(Run).describe('The latest first') }),
      'The destination and its latest checks',
    ),
    ...accessProblems,
    ...problems('not-found'),
  },
})

export function addWatchRoutes(app: App, { watch }: AppServices): void {
  app.openapi(listRoute, async (c) => {
    const watches = (await watch?.list(callerOf(c).tenant)) ?? []
    return c.json({ watches: watches.map(watchView) }, 200)
  })
  app.openapi(readRoute, async (c) => {
    const found = await watch?.get(c.req.valid('param').id, callerOf(c).tenant)
    if (found === undefined) return sendProblem(c, 'not-found', NO_WATCH)
    return c.json({ ...watchView(found.watch), runs: found.runs.map(runView) }, 200)
  })
}

export const NO_WATCH = 'No destination with this id is watched.'

export function watchView(watch: StoredWatch): WatchView {
  const { id, config, destination, kind, lastVerdict, reportId, checkedAt } = watch
  const isChecked = lastVerdict !== null && reportId !== null && checkedAt !== null
  return {
    id,
    config,
    destination,
    kind,
    verdict: watch.verdict,
    since: isoOrNull(watch.since),
    latest: isChecked ? { verdict: lastVerdict, reportId, checkedAt: isoOf(checkedAt) } : null,
    nextCheckAt: isoOf(watch.dueAt),
  }
}

function runView({ reportId, verdict, at }: WatchRun) {
  return { reportId, verdict, at: isoOf(at) }
}
