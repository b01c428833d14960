// /v1/batches as the API's document describes it.
import { createRoute, z } from '@hono/zod-openapi'
import { accessProblems, needs } from '../access/needs.ts'
import { Batch, BatchBody, BatchPage, Job } from './batch-schemas.ts'
import { bodyProblems, json, jsonBody, problems } from './responses.ts'

const params = z.object({ id: z.string().openapi({ description: 'The id of the batch' }) })

export const createBatchRoute = createRoute({
  method: 'post',
  path: '/v1/batches',
  summary: 'Test many destinations',
  description:
    'Answers at once; the checks run one after the other for each target, within its limits and those of the key. No destination gets a second test lead for one job, whatever breaks. With an `Idempotency-Key` the same request sent again is the same batch. A body may have 8 MB. A batch after which too many checks of the team would wait is refused as a whole.',
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
    ...problems('too-many-requests', 'unavailable'),
  },
})

export const readBatchRoute = createRoute({
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

export const batchEventsRoute = createRoute({
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
    ...problems('not-found', 'invalid-request', 'too-many-requests', 'unavailable'),
  },
})

export const cancelBatchRoute = createRoute({
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
