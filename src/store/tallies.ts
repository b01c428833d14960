// Numbers about the whole service, from the database and so the same in every process.
import { count, eq, min } from 'drizzle-orm'
import type { Clock } from '../model/platform.ts'
import type { Verdict } from '../model/vocabulary.ts'
import type { Database } from './database.ts'
import { checkCounts, JOB_STATES, type JobState, jobs } from './schema.ts'

export interface Tallies {
  /** Of all that have a report, also of those that were forgotten; the database counts them. */
  checks(): Promise<
    readonly { readonly kind: string; readonly verdict: Verdict; readonly total: number }[]
  >
  /** Every state, also those that no job is in. */
  jobs(): Promise<readonly { readonly state: JobState; readonly total: number }[]>
  /** Milliseconds for which the job that is due longest has waited; 0 when none is due. */
  longestWaitMs(): Promise<number>
  /** Rejects when the database does not answer. */
  ask(): Promise<void>
}

export function createTallies(database: Database, clock: Clock): Tallies {
  return {
    checks: async () =>
      database.select().from(checkCounts).orderBy(checkCounts.kind, checkCounts.verdict),
    async jobs() {
      const rows = await database
        .select({ state: jobs.state, total: count() })
        .from(jobs)
        .groupBy(jobs.state)
      const totals = new Map(rows.map(({ state, total }) => [state, total]))
      return JOB_STATES.map((state) => ({ state, total: totals.get(state) ?? 0 }))
    },
    async longestWaitMs() {
      const [row] = await database
        .select({ due: min(jobs.notBefore) })
        .from(jobs)
        .where(eq(jobs.state, 'queued'))
      return row?.due == null ? 0 : Math.max(0, clock.now() - row.due)
    },
    async ask() {
      await database.select({ id: jobs.id }).from(jobs).limit(1)
    },
  }
}
