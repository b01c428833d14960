// One attempt at a job: claim it, ask the limits, run the check, keep its report, end it. May be
// called for any job at any time, by many at once: what is not to be done is not done.
import type { Report } from '../model/report.ts'
import type { CheckRequest } from '../run/check-request.ts'
import type { ClaimedJob, Job } from '../store/job-store.ts'
import { type JobContext, MOST_ATTEMPTS } from './dependencies.ts'
import { endJob, wakeNext } from './end-job.ts'
import { giveUp, giveUpClaimed } from './give-up.ts'
import { hold } from './hold.ts'

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
  const report = await run(context, job, request, stop)
  if (report === undefined) return putOff(context, job, { ms: 0, isOfHost: false })
  await endJob(context, job, report, { state: 'done' })
}

interface Wait {
  readonly ms: number
  /** Whether the host takes no other job either. */
  readonly isOfHost: boolean
}

/** Counts the check where it may run; a refusal of the one costs the other nothing. */
async function waitFor(
  { limiter, limitsOf, perTarget }: JobContext,
  { caller, host }: ClaimedJob,
): Promise<Wait | undefined> {
  const target = `target ${host}`
  // Only who holds the host counts for it, so that it still has room in a moment.
  const ms = await limiter.waitMs(target, ...perTarget)
  if (ms > 0) return { ms, isOfHost: true }
  const ofCaller = caller === null ? OK : await limiter.take(caller, ...limitsOf(caller))
  if (!ofCaller.ok) return { ms: ofCaller.retryAfterMs, isOfHost: false }
  const ofHost = await limiter.take(target, ...perTarget)
  return ofHost.ok ? undefined : { ms: ofHost.retryAfterMs, isOfHost: true }
}

const OK = { ok: true } as const

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

/** Undefined when it was stopped, or came too late, before anything was sent. */
async function run(
  context: JobContext,
  job: ClaimedJob,
  request: CheckRequest,
  stop: AbortSignal | undefined,
): Promise<Report | undefined> {
  const letGo = hold(context, job)
  const gate = gateOf(context, job)
  const interrupted = job.writeBeganAt === null ? undefined : (job.marker ?? undefined)
  const attempted = {
    reportId: job.id,
    beforeWrite: gate.pass,
    ...(interrupted === undefined ? {} : { interrupted }),
  }
  try {
    const report = await context.check(
      { ...request, attempt: attempted },
      () => undefined,
      stop ?? new AbortController().signal,
    )
    if (gate.fault !== undefined) throw gate.fault
    const isUntouched = interrupted === undefined && !gate.isPassed
    const isCutShort = gate.isRefused || stop?.aborted === true
    return isCutShort && isUntouched ? undefined : report
  } finally {
    letGo()
  }
}

interface Gate {
  pass(lead: { readonly marker: string }): Promise<boolean>
  isPassed: boolean
  isRefused: boolean
  fault?: unknown
}

/** A database that fails here is our own fault: nothing is sent, and the job is tried again. */
function gateOf({ jobs }: JobContext, job: ClaimedJob): Gate {
  const gate: Gate = {
    isPassed: false,
    isRefused: false,
    async pass({ marker }) {
      try {
        gate.isPassed = await jobs.beginWrite(job, marker)
        gate.isRefused = !gate.isPassed
      } catch (error) {
        gate.fault = error
      }
      return gate.isPassed
    },
  }
  return gate
}
