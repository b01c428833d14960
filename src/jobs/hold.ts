// Keeps a job and its host for the consumer that works on them, for as long as it lives.
import type { ClaimedJob } from '../store/job-store.ts'
import type { JobContext } from './dependencies.ts'

export interface Hold {
  /** Aborted when the job is another's by now. */
  readonly lost: AbortSignal
  release(): void
}

/** Several signs of life for each lease: one may come late. */
const SIGNS = 3

export function hold(context: JobContext, job: ClaimedJob): Hold {
  const { jobs, leases, platform, times, now, onFault } = context
  const lost = new AbortController()
  let isOver = false
  let cancel: () => void = () => undefined
  const extend = async () => {
    const [isMine] = await Promise.all([
      jobs.extend(job, now() + times.leaseMs),
      leases.acquire(job.host, job.claim, times.leaseMs),
    ])
    if (!isMine) lost.abort()
  }
  const next = () => {
    if (isOver) return
    cancel = platform.timers.after(times.leaseMs / SIGNS, () => {
      // A database that does not answer once may do so next time.
      void extend().catch(onFault).finally(next)
    })
  }
  next()
  return {
    lost: lost.signal,
    release() {
      isOver = true
      cancel()
    },
  }
}
