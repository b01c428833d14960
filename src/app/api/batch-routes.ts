// /v1/batches: thousands of destinations at once, checked by whichever process has time.
import type { Context } from 'hono'
import type { Jobs } from '../../jobs/jobs.ts'
import { callerName, limitsOf } from '../access/caller-limit.ts'
import { callerOf } from '../access/caller-of.ts'
import { streamBatch } from '../batch-events.ts'
import { readOrder } from '../batch-order.ts'
import { batchView, jobView } from '../batch-view.ts'
import { sendProblem, sendTooMany } from '../problem.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import {
  batchEventsRoute,
  cancelBatchRoute,
  createBatchRoute,
  readBatchRoute,
} from './batch-route-descriptions.ts'

const GONE = 'No batch has this id. Batches are deleted after 30 days.'
const NO_KEY =
  'This service takes no batches: its operator has to set LEADPROBE_SEALING_KEY, with which waiting requests are encrypted.'

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
    const { mostWaiting } = services.access.settings
    const limits = { ...ownerOf(c, services), mostWaiting }
    const made = await jobs.createBatch({ ...limits, name, requests, idempotencyKey })
    if (!made.ok && made.why === 'too-many') {
      return sendTooMany(c, tooMany(made.waiting, requests.length, mostWaiting))
    }
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

/** After how long some of what waits may have ended. */
const RETRY_S = 60

function tooMany(waiting: number, more: number, most = 0) {
  const state = `${waiting} wait now, and this batch has ${more}`
  const remedy =
    more > most ? 'Send it in parts' : 'Send it again when enough of them have ended, or in parts'
  const detail = `The limit is ${most} checks of a team that wait at a time: ${state}. ${remedy}. The operator sets the limit with LEADPROBE_WAITING_PER_TENANT.`
  return { detail, retryAfterS: RETRY_S }
}

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
