// Makes a batch: its requests are sealed and stored as jobs, then the batch in one statement.
import type { DestinationId } from '../model/vocabulary.ts'
import { scrubShapes } from '../net/redaction/patterns.ts'
import { type CheckRequest, typeOf } from '../run/check-request.ts'
import { leadTarget } from '../run/target-host.ts'
import type { NewBatch, NewJob } from '../store/batch-making.ts'
import type { Batch } from '../store/batch-reading.ts'
import { KEEP_MS } from '../store/report-store.ts'
import type { JobContext } from './dependencies.ts'

export interface BatchOrder {
  /** Whose batch and reports they are; undefined for those of nobody. */
  readonly tenant?: string | undefined
  readonly name?: string | undefined
  /** Valid for their kinds, at least one. */
  readonly requests: readonly CheckRequest[]
  /** An order of the same tenant and key is the same batch. */
  readonly idempotencyKey?: string | undefined
  /** The name under which its checks are counted; undefined for no limit. */
  readonly caller?: string | undefined
  /** Marks the jobs as checks of this watched destination. */
  readonly watchId?: string | undefined
  /** How many jobs of the tenant may wait at a time, these included; absent for no limit. */
  readonly mostWaiting?: number | undefined
}

export type BatchMade =
  | { readonly ok: true; readonly batch: Batch; readonly isNew: boolean }
  /** The key belongs to a batch of other destinations. */
  | { readonly ok: false; readonly why: 'other-destinations' }
  /** More jobs would wait than may; so many wait without it. */
  | { readonly ok: false; readonly why: 'too-many'; readonly waiting: number }

export const MOST_JOBS = 5000

export async function createBatch(context: JobContext, order: BatchOrder): Promise<BatchMade> {
  const text = JSON.stringify([order.name ?? null, order.requests.map(sendable)])
  const earlier = await earlierBatch(context, order, text)
  if (earlier !== undefined) return earlier
  const { batches, now } = context
  const { tenant = null, requests, mostWaiting = Number.MAX_SAFE_INTEGER } = order
  const { waiting, nextTurn } = await batches.lineOf(tenant, now())
  if (waiting + requests.length > mostWaiting) return { ok: false, why: 'too-many', waiting }
  const batch = await newBatch(context, order, text)
  for (const part of partsOf(await jobsOf(context, order))) {
    await batches.addJobs(batch, nextTurn, part)
  }
  if (!(await batches.add(batch, mostWaiting))) {
    await batches.dropJobs(batch.id)
    const other = await earlierBatch(context, order, text)
    return other ?? { ok: false, why: 'too-many', ...(await batches.lineOf(tenant, now())) }
  }
  await wake(context, batch.id)
  return { ok: true, batch: { ...batch, cancelledAt: null }, isNew: true }
}

/** Whoever ends the job of a host wakes the next. What is lost here, the sweep wakes later. */
async function wake({ batches, queue, onFault }: JobContext, batchId: string): Promise<void> {
  await queue.enqueue(await batches.firstOfEachHost(batchId)).catch(onFault)
}

async function earlierBatch(
  { batches, sealer }: JobContext,
  { tenant, idempotencyKey }: BatchOrder,
  text: string,
): Promise<BatchMade | undefined> {
  if (idempotencyKey === undefined) return undefined
  const batch = await batches.findByKey(tenant ?? null, idempotencyKey)
  if (batch === undefined) return undefined
  const isSame = await sealer.isFingerprintOf(batch.bodyHash, text)
  return isSame ? { ok: true, batch, isNew: false } : { ok: false, why: 'other-destinations' }
}

async function newBatch(
  { newId, now, sealer }: JobContext,
  { tenant, name, requests, idempotencyKey }: BatchOrder,
  text: string,
): Promise<NewBatch> {
  return {
    id: newId(),
    tenant: tenant ?? null,
    name: name === undefined ? null : scrubShapes(name),
    total: requests.length,
    idempotencyKey: idempotencyKey ?? null,
    bodyHash: await sealer.fingerprint(text),
    createdAt: now(),
    expiresAt: now() + KEEP_MS,
  }
}

function jobsOf(context: JobContext, order: BatchOrder): Promise<readonly NewJob[]> {
  const caller = order.caller ?? null
  const watchId = order.watchId ?? null
  return Promise.all(
    order.requests.map(async (request, position) => {
      const id = context.newId()
      return {
        id,
        position,
        name: scrubShapes(request.name),
        kind: typeOf(request.destination) as DestinationId, // requests are valid
        cloud: request.cloud,
        host: leadTarget(request.destination),
        caller,
        watchId,
        sealed: await context.sealer.seal(id, JSON.stringify(sendable(request))),
      }
    }),
  )
}

/** Without what only lives in this process. */
function sendable({ attempt: _, options: { signal: __, ...options }, ...rest }: CheckRequest) {
  return { ...rest, options }
}

/** D1 takes two megabytes as one value. */
const MOST_CHARACTERS = 500_000

function partsOf(all: readonly NewJob[]): readonly (readonly NewJob[])[] {
  const parts: NewJob[][] = [[]]
  let size = 0
  for (const job of all) {
    size += job.sealed.length + 1000
    if (size > MOST_CHARACTERS && parts.at(-1)?.length !== 0) {
      parts.push([])
      size = job.sealed.length + 1000
    }
    parts.at(-1)?.push(job)
  }
  return parts
}
