// Keeps a job and its host for the consumer that works on them, for as long as it lives.
import type { ClaimedJob } from '../store/job-claims.ts'
import type { JobContext } from './dependencies.ts'

/** Several signs of life for each lease: one may come late. */
const SIGNS = 3

/**
 * Until the returned function is called. A consumer that was silent for too long gets nothing back:
 * its job and its host may be another's by then, and it may not write any more.
 */
export function hold(context: JobContext, job: ClaimedJob): () => void {
  const { jobs, leases, platform, times, now, onFault } = context
  let isOver = false
  let cancel: () => void = () => undefined
  const extend = async () => {
    const isHeld = await jobs.extend(job, now() + times.leaseMs)
    if (isHeld) await leases.acquire(job.host, job.claim, times.leaseMs)
    else isOver = true
  }
  const next = () => {
    if (isOver) return
    cancel = platform.timers.after(times.leaseMs / SIGNS, () => {
      // A database that does not answer once may do so next time.
      void extend().catch(onFault).finally(next)
    })
  }
  next()
  return () => {
    isOver = true
    cancel()
  }
}
