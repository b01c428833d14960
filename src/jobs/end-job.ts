// The end of a job: its report first, if there is none yet; then the job, in one statement.
import type { Report } from '../model/report.ts'
import type { ClaimedJob } from '../store/job-claims.ts'
import type { Ending } from '../store/job-endings.ts'
import type { JobContext } from './dependencies.ts'

/** Does nothing when the claim is lost. What dies halfway is found and ended by the next attempt. */
export async function endJob(
  context: JobContext,
  job: ClaimedJob,
  report: Report,
  ending: Omit<Ending, 'verdict'>,
): Promise<void> {
  const { jobs, leases, onFault } = context
  const kept = await jobs.keepReport(job, report)
  const isEnded = kept !== undefined && (await jobs.end(job, { ...ending, verdict: kept.verdict }))
  await leases.release(job.host, job.claim)
  await wakeNext(context, job.host)
  if (isEnded) await context.onEnded?.(job, kept).catch(onFault)
}

/** The jobs of a host follow one another, and only one message is under way for them. */
export async function wakeNext({ jobs, queue, now }: JobContext, host: string): Promise<void> {
  const next = await jobs.nextOfHost(host)
  if (next !== undefined) await queue.enqueue([next.id], Math.max(0, next.notBefore - now()))
}
