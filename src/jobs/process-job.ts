// One attempt at a job: claim it, ask the limits, run the check, keep its report, end it. May be
// called for any job at any time, by many at once: what is not to be done is not done.
import type { CheckRequest } from '../run/check-request.ts'
import type { ClaimedJob, Job } from '../store/job-claims.ts'
import { type JobContext, MOST_ATTEMPTS } from './dependencies.ts'
import { endJob, wakeNext } from './end-job.ts'
import { giveUp, giveUpClaimed } from './give-up.ts'
import { type Wait, waitFor } from './limits.ts'
import { runCheckOfJob } from './run-check-of-job.ts'

/** True when something was done. `stop` puts the job back, unless its lead may have been sent. */
export async function processJob(
  context: JobContext,
  id: string,
  stop?: AbortSignal,
): Promise<boolean> {
  const job = await context.jobs.get(id)
  if (job === undefined || job.endedAt !== null) return false
  if (job.attempts >= MOST_ATTEMPTS) return giveUp(context, id, TOO_MANY)
  const claim = context.newId()
  if (!(await context.leases.acquire(job.host, claim, context.times.leaseMs))) {
    await askAgain(context, job)
    return false
  }
  const claimed = await context.jobs.claim(
    { id, claim },
    MOST_ATTEMPTS,
    context.now() + context.times.leaseMs,
  )
  if (claimed === undefined) {
    await context.leases.release(job.host, claim)
    return false
  }
  await attempt(context, claimed, stop)
  return true
}

const TOO_MANY = 'Three attempts ended before it was done.'
const UNREADABLE = 'Its request was encrypted with a key that is not there any more.'

/** Whoever ends another job of the host wakes this one; a check that is no job wakes nobody. */
async function askAgain({ jobs, queue, times }: JobContext, { id, host }: Job): Promise<void> {
  if (!(await jobs.isHostBusy(host))) await queue.enqueue([id], times.busyMs)
}

async function attempt(context: JobContext, job: ClaimedJob, stop?: AbortSignal): Promise<void> {
  const kept = job.attempts > 1 ? await context.jobs.reportOf(job.id) : undefined
  if (kept !== undefined) return endJob(context, job, kept, { state: 'done' })
  const wait = await waitFor(context, job)
  if (wait !== undefined) return putOff(context, job, wait)
  const request = await requestOf(context, job)
  if (request === undefined) return giveUpClaimed(context, job, UNREADABLE)
  const report = await runCheckOfJob(context, job, request, stop)
  if (report === undefined) return putOff(context, job, { ms: 0, isOfHost: false })
  await endJob(context, job, report, { state: 'done' })
}

/** A host may take more sooner than its limits say: when the operator raises them. */
const LONGEST_HOLD_MS = 60_000

/** Back to the queue. A host that takes no more is held for a while, by nobody in particular. */
async function putOff(context: JobContext, job: ClaimedJob, wait: Wait): Promise<void> {
  const { jobs, batches, leases, queue, now } = context
  const ms = Math.min(wait.ms, LONGEST_HOLD_MS)
  if (wait.isOfHost) await leases.acquire(job.host, job.claim, ms)
  await jobs.putBack(job, now() + ms)
  await batches.endCancelled(now(), job.batchId)
  if (wait.isOfHost) return queue.enqueue([job.id], ms)
  await leases.release(job.host, job.claim)
  await wakeNext(context, job.host)
}

async function requestOf(
  { sealer }: JobContext,
  { id, sealed }: ClaimedJob,
): Promise<CheckRequest | undefined> {
  const text = sealed === null ? undefined : await sealer.open(id, sealed)
  return text === undefined ? undefined : (JSON.parse(text) as CheckRequest) // as it was sealed
}
