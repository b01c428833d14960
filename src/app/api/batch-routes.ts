// /v1/batches: thousands of destinations at once, checked by whichever process has time.
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Jobs } from '../../jobs/jobs.ts'
import { callerName, limitsOf } from '../access/caller-limit.ts'
import { callerOf } from '../access/caller-of.ts'
import { accessProblems, needs } from '../access/needs.ts'
import { streamBatch } from '../batch-events.ts'
import { readOrder } from '../batch-order.ts'
import { batchView, jobView } from '../batch-view.ts'
import { sendProblem } from '../problem.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { Batch, BatchBody, BatchPage, Job } from './batch-schemas.ts'
import { bodyProblems, json, jsonBody, problems } from './responses.ts'

const params = z.object({ id: z.string().openapi({ description: 'The id of the batch' }) })
const GONE = 'No batch has this id. Batches are deleted after 30 days.'
const NO_KEY =
  'This service takes no batches: its operator has to set LEADPROBE_SEALING_KEY, with which waiting requests are encrypted.'

const createBatchRoute = createRoute({
  method: 'post',
  path: '/v1/batches',
  summary: 'Test many destinations',
  description:
    'Answers at once; the checks run one after the other for each target, within its limits and those of the key. No destination gets a second test lead for one job, whatever breaks. With an `Idempotency-Key` the same request sent again is the same batch. A body may have 8 MB.',
  ...needs('batch:run', 'batch.create'),
  request: {
    body: jsonBody(BatchBody),
    headers: z.object({
      'idempotency-key': z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/, 'has up to 200 visible ASCII characters')
        .optional(),
    }),
  },
  responses: {
    202: json(Batch, 'It is queued'),
    ...accessProblems,
    ...bodyProblems,
    ...problems('unavailable'),
  },
})

const readBatchRoute = createRoute({
  method: 'get',
  path: '/v1/batches/{id}',
  summary: 'See how far a batch is, and its jobs by pages',
  ...needs('batch:run'),
  request: {
    params,
    query: z.object({
      after: z.coerce.number().int().min(-1).default(-1).openapi({ type: 'integer' }),
      limit: z.coerce.number().int().min(1).max(1000).default(100).openapi({ type: 'integer' }),
    }),
  },
  responses: {
    200: json(BatchPage, 'The batch'),
    ...accessProblems,
    ...problems('not-found', 'invalid-request', 'unavailable'),
  },
})

const batchEventsRoute = createRoute({
  method: 'get',
  path: '/v1/batches/{id}/events',
  summary: 'Follow a batch',
  description:
    'Sends each `job` as it ends, `progress` when the counts change, and `end`. A lost connection is taken up after the job that `Last-Event-ID` names; the service itself ends one after five minutes.',
  ...needs('batch:run'),
  request: {
    params,
    headers: z.object({
      'last-event-id': z.coerce.number().int().min(0).default(0).openapi({ type: 'integer' }),
    }),
  },
  responses: {
    200: { description: 'The events', content: { 'text/event-stream': { schema: Job } } },
    ...accessProblems,
    ...problems('not-found', 'invalid-request', 'unavailable'),
  },
})

const cancelBatchRoute = createRoute({
  method: 'delete',
  path: '/v1/batches/{id}',
  summary: 'Cancel what waits of a batch',
  description: 'The secrets of what waits are erased at once; checks that run end as they would.',
  ...needs('batch:run', 'batch.cancel'),
  request: { params },
  responses: {
    200: json(Batch, 'The batch as it is now'),
    ...accessProblems,
    ...problems('not-found', 'unavailable'),
  },
})

export function addBatchRoutes(app: App, services: AppServices): void {
  const { jobs } = services
  if (jobs === undefined) refuseBatches(app)
  else takeBatches(app, services, jobs)
}

function takeBatches(app: App, services: AppServices, jobs: Jobs): void {
  const find = (c: Context, id: string) => jobs.getBatch(id, callerOf(c).tenant)
  app.openapi(createBatchRoute, async (c) => {
    const order = readOrder(c.req.valid('json'), callerOf(c), services)
    if (!order.ok) return sendProblem(c, 'invalid-request', NO_ORDER, order.errors)
    const key = c.req.valid('header')['idempotency-key']
    const { name } = c.req.valid('json')
    const idempotencyKey = key === undefined ? undefined : `key ${key}`
    const { requests } = order
    const made = await jobs.createBatch({ ...ownerOf(c, services), name, requests, idempotencyKey })
    if (!made.ok) return sendProblem(c, 'invalid-request', OTHER_BODY)
    c.set('subject', made.batch.id)
    c.header('location', `/v1/batches/${made.batch.id}`)
    return c.json(await batchView(jobs, made.batch), 202)
  })
  app.openapi(readBatchRoute, async (c) => {
    const batch = await find(c, c.req.valid('param').id)
    if (batch === undefined) return sendProblem(c, 'not-found', GONE)
    const { after, limit } = c.req.valid('query')
    const page = await jobs.list(batch.id, after, limit)
    const next = page.length < limit ? null : nextPage(batch.id, page.at(-1)?.position, limit)
    return c.json({ batch: await batchView(jobs, batch), page: page.map(jobView), next }, 200)
  })
  app.openapi(batchEventsRoute, async (c) => {
    const batch = await find(c, c.req.valid('param').id)
    if (batch === undefined) return sendProblem(c, 'not-found', GONE)
    const after = c.req.valid('header')['last-event-id']
    return streamBatch(c, services, jobs, { batch, after }) as never // a stream has no typed body
  })
  app.openapi(cancelBatchRoute, async (c) => {
    const { id } = c.req.valid('param')
    if ((await find(c, id)) === undefined) return sendProblem(c, 'not-found', GONE)
    await jobs.cancel(id)
    const batch = await find(c, id)
    if (batch === undefined) return sendProblem(c, 'not-found', GONE)
    return c.json(await batchView(jobs, batch), 200)
  })
}

const NO_ORDER = 'The batch cannot be taken like this; errors says what it needs.'
const OTHER_BODY =
  'Another batch was sent with this Idempotency-Key. Send a new key, or the same body.'

/** Whose the batch is, and what its checks are counted under. An address is not kept for nothing. */
function ownerOf(c: Context, services: AppServices) {
  const name = callerName(c, services)
  const isLimited = limitsOf(name, services.access.settings).length > 0
  return { tenant: callerOf(c).tenant, caller: isLimited ? name : undefined }
}

function nextPage(id: string, after = -1, limit: number): string {
  return `/v1/batches/${id}?after=${after}&limit=${limit}`
}

/** Described all the same: the API is one, however it is set up. */
function refuseBatches(app: App): void {
  const refuse = (c: Context) => sendProblem(c, 'unavailable', NO_KEY)
  app.openapi(createBatchRoute, refuse)
  app.openapi(readBatchRoute, refuse)
  app.openapi(batchEventsRoute, refuse)
  app.openapi(cancelBatchRoute, refuse)
}
