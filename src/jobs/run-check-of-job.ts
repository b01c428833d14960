// The check of a job, by whoever has claimed it.
import type { Report } from '../model/report.ts'
import type { CheckRequest } from '../run/check-request.ts'
import type { ClaimedJob } from '../store/job-claims.ts'
import type { JobContext } from './dependencies.ts'
import { hold } from './hold.ts'
import { writeGate } from './write-gate.ts'

/** Undefined when it was stopped, or came too late, before anything was sent. */
export async function runCheckOfJob(
  context: JobContext,
  job: ClaimedJob,
  request: CheckRequest,
  stop: AbortSignal | undefined,
): Promise<Report | undefined> {
  const letGo = hold(context, job)
  const gate = writeGate(context, job)
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
