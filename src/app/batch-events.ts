// The progress of a batch as server-sent events, read from the database: whichever process does the
// work, and whichever answers.
import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Jobs } from '../jobs/jobs.ts'
import type { Batch } from '../store/batch-reading.ts'
import { batchView, jobView } from './batch-view.ts'
import { PING_EVERY_MS, pingEvery } from './event-stream.ts'
import type { AppServices } from './services.ts'

const LOOK_EVERY_MS = 1000
const AT_ONCE = 500
/** A client comes back by itself; on Workers a request may ask the database only so often. */
const LONGEST_MS = 5 * 60_000

/** Sends the jobs that ended after the one of that order, how far it is, and the whole at the end. */
export function streamBatch(
  c: Context,
  services: AppServices,
  jobs: Jobs,
  { batch, after }: { readonly batch: Batch; readonly after: number },
): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const stopPings = pingEvery(PING_EVERY_MS, services.timers, () => stream.write(': ping\n\n'))
    const isLeft = new Promise<void>((resolve) => {
      stream.onAbort(resolve)
      c.req.raw.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    try {
      await follow(stream, services, jobs, { batch, after, isLeft })
    } finally {
      stopPings()
      c.get('leaveStream')?.()
    }
  })
}

interface Followed {
  readonly batch: Batch
  readonly after: number
  readonly isLeft: Promise<void>
}

async function follow(
  stream: SSEStreamingApi,
  { clock, timers, settings }: AppServices,
  jobs: Jobs,
  { batch, after, isLeft }: Followed,
): Promise<void> {
  const until = clock.monotonicMs() + LONGEST_MS
  let seen = after
  let told = ''
  // A service that ends is not kept waiting: the client goes on with another, or with the next.
  while (!stream.aborted && clock.monotonicMs() < until && settings.isReady()) {
    // Counted first: what ends meanwhile is then among those that are sent.
    const view = await batchView(jobs, batch)
    seen = await sendEnded(stream, jobs, batch.id, seen)
    if (view.state === 'ended') {
      await stream.writeSSE({ event: 'end', data: JSON.stringify(view) })
      return
    }
    const progress = JSON.stringify(view)
    if (progress !== told) await stream.writeSSE({ event: 'progress', data: progress })
    told = progress
    await Promise.race([new Promise<void>((go) => timers.after(LOOK_EVERY_MS, go)), isLeft])
  }
}

/** The order of the last one sent. */
async function sendEnded(
  stream: SSEStreamingApi,
  jobs: Jobs,
  batchId: string,
  after: number,
): Promise<number> {
  const ended = await jobs.endedAfter(batchId, after, AT_ONCE)
  for (const job of ended) {
    const id = String(job.endedOrder)
    await stream.writeSSE({ event: 'job', id, data: JSON.stringify(jobView(job)) })
  }
  const last = ended.at(-1)?.endedOrder ?? after
  return ended.length < AT_ONCE ? last : sendEnded(stream, jobs, batchId, last)
}
