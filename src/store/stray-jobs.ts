// Jobs that no consumer is coming for: its own died, its message was lost, or its turn never came.
import { and, eq, lte, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { isFree, isHostFree, isWanted } from './job-conditions.ts'
import { jobs } from './schema.ts'

export interface StrayJobs {
  /** Returns jobs whose consumer died to the queue. */
  requeueAbandoned(limit: number): Promise<readonly string[]>
  /** Jobs that wait, and are to be forgotten by then. */
  expiring(by: number, limit: number): Promise<readonly string[]>
  /** One for each free host that waits since before that moment; then they wait anew. */
  wakeForgotten(before: number, limit: number): Promise<readonly string[]>
}

export function strayIn(database: Database, now: () => number): StrayJobs {
  return {
    async requeueAbandoned(limit: number) {
      const abandoned = database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now())))
        .limit(limit)
      const rows = await database
        .update(jobs)
        .set({ state: 'queued', claim: null, leaseUntil: null, notBefore: now() })
        .where(and(sql`${jobs.id} in ${abandoned}`, isFree(now())))
        .returning({ id: jobs.id })
      return rows.map(({ id }) => id)
    },
    async expiring(by: number, limit: number) {
      const rows = await database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.state, 'queued'), lte(jobs.expiresAt, by), isWanted(database)))
        .limit(limit)
      return rows.map(({ id }) => id)
    },
    async wakeForgotten(before: number, limit: number) {
      const waiting = sql`select id from (
        select id, max(not_before) as latest from jobs
        where state = 'queued' and ${isHostFree(now())} group by host having latest <= ${before} limit ${limit})`
      const rows = await database
        .update(jobs)
        .set({ notBefore: now() })
        .where(and(sql`${jobs.id} in (${waiting})`, eq(jobs.state, 'queued')))
        .returning({ id: jobs.id })
      return rows.map(({ id }) => id)
    },
  }
}
