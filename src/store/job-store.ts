// The jobs of batches, as consumers see them.
import type { Database } from './database.ts'
import { claimsIn, type JobClaims } from './job-claims.ts'
import { endingsIn, type JobEndings } from './job-endings.ts'
import { type StrayJobs, strayIn } from './stray-jobs.ts'
import { type WaitingJobs, waitingIn } from './waiting-jobs.ts'

export interface JobStore extends JobClaims, JobEndings, WaitingJobs, StrayJobs {}

export function createJobStore(database: Database, now: () => number): JobStore {
  return {
    ...claimsIn(database, now),
    ...endingsIn(database, now),
    ...waitingIn(database, now),
    ...strayIn(database, now),
  }
}
