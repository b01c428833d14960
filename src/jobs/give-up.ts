// Ends a job that cannot be run: it has a report all the same, which says why.
import { givenUpReport } from '../run/given-up-report.ts'
import type { ClaimedJob } from '../store/job-claims.ts'
import type { JobContext } from './dependencies.ts'
import { endJob } from './end-job.ts'

/** False when it has ended, or somebody works on it. */
export async function giveUp(context: JobContext, id: string, reason: string): Promise<boolean> {
  const { jobs, times, now, newId } = context
  const job = await jobs.claimToGiveUp({ id, claim: newId() }, now() + times.leaseMs)
  if (job === undefined) return false
  await giveUpClaimed(context, job, reason)
  return true
}

export async function giveUpClaimed(
  context: JobContext,
  job: ClaimedJob,
  reason: string,
): Promise<void> {
  const { id, name, kind, cloud, marker, writeBeganAt } = job
  // An attempt may have died after its report: then there is nothing to give up.
  const kept = await context.jobs.reportOf(id)
  if (kept !== undefined) return endJob(context, job, kept, { state: 'done' })
  const sent = writeBeganAt === null || marker === null ? {} : { marker }
  const report = givenUpReport({ reportId: id, name, kind, cloud, reason, ...sent }, context)
  await endJob(context, job, report, { state: 'dead', reason })
}
