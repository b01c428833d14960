// Batches of checks that outlive the request, and the process, that began them. Everything here may
// be called from any number of processes on the same database.

import { hexOf } from '../model/hex.ts'
import type { Report } from '../model/report.ts'
import type { Batch, BatchCounts, JobView } from '../store/batch-reading.ts'
import { createBatchStore } from '../store/batch-store.ts'
import type { ClaimedJob } from '../store/job-claims.ts'
import { createJobStore } from '../store/job-store.ts'
import { type BatchMade, type BatchOrder, createBatch } from './create-batch.ts'
import { DEFAULT_TIMES, type JobContext, type JobDependencies } from './dependencies.ts'
import { giveUp } from './give-up.ts'
import { processJob } from './process-job.ts'
import { sweep } from './sweep.ts'
import { takeTurn } from './take-turn.ts'

export type OnEnded = (job: ClaimedJob, report: Report) => Promise<void>

export interface Jobs {
  createBatch(order: BatchOrder): Promise<BatchMade>
  /** Undefined when there is none of this tenant. */
  getBatch(id: string, tenant: string | undefined): Promise<Batch | undefined>
  counts(batchId: string): Promise<BatchCounts>
  /** By position, those after the given one; -1 for the first. */
  list(batchId: string, after: number, limit: number): Promise<readonly JobView[]>
  /** Those that ended later than the one of that `endedOrder`; 0 for the first. */
  endedAfter(batchId: string, order: number, limit: number): Promise<readonly JobView[]>
  /** Ends what waits, and erases its secrets; what runs ends as it would. */
  cancel(batchId: string): Promise<void>
  /**
   * Runs a job, unless it has ended, is not due, or another works on it. True when something was
   * done. `stop` ends a running check: its lead is removed, and without one the job goes back.
   */
  process(jobId: string, stop?: AbortSignal): Promise<boolean>
  /** For a message of a queue: runs the job whose turn it is, if one is given, or the message's own. */
  takeTurn(own: string, turn?: string): Promise<void>
  /** What could run now, one for each host, by their turns: no tenant waits for all of another's. */
  due(limit: number): Promise<readonly string[]>
  /** For a timer or a cron trigger: once a minute is enough. */
  sweep(): Promise<void>
  /** Ends a job that its queue has given up, unless it runs or has ended. */
  deadLetter(jobId: string, reason: string): Promise<void>
}

export function createJobs(deps: JobDependencies): Jobs {
  const { clock, randomBytes } = deps.platform
  const now = () => clock.now()
  const context: JobContext = {
    ...deps,
    jobs: createJobStore(deps.database, now),
    batches: createBatchStore(deps.database),
    times: { ...DEFAULT_TIMES, ...deps.times },
    now,
    newId: () => hexOf(randomBytes(16)),
  }
  const { jobs, batches } = context
  return {
    createBatch: (order) => createBatch(context, order),
    getBatch: (id, tenant) => batches.get(id, tenant ?? null),
    counts: (id) => batches.counts(id),
    list: (id, after, limit) => batches.jobs(id, after, limit),
    endedAfter: (id, order, limit) => batches.endedAfter(id, order, limit),
    cancel: (id) => batches.cancel(id, now()),
    process: (id, stop) => processJob(context, id, stop),
    takeTurn: (own, turn) => takeTurn(context, own, turn),
    due: (limit) => jobs.due(limit),
    sweep: () => sweep(context),
    async deadLetter(id, reason) {
      await giveUp(context, id, reason)
    },
  }
}
