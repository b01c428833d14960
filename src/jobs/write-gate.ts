// Leave to send the lead of a job: given once for all attempts at it.
import type { ClaimedJob } from '../store/job-claims.ts'
import type { JobContext } from './dependencies.ts'

export interface WriteGate {
  pass(lead: { readonly marker: string }): Promise<boolean>
  isPassed: boolean
  isRefused: boolean
  fault?: unknown
}

/** A database that fails here is our own fault: nothing is sent, and the job is tried again. */
export function writeGate({ jobs }: JobContext, job: ClaimedJob): WriteGate {
  const gate: WriteGate = {
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
