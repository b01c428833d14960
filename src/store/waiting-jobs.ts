// Jobs that wait, and whose turn it is: the jobs of one host run one after the other.
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import type { Job } from './job-claims.ts'
import { isHostFree, isReady } from './job-conditions.ts'
import { jobs } from './schema.ts'

export interface WaitingJobs {
  /** The next that waits for the same host. */
  nextOfHost(host: string): Promise<Pick<Job, 'id' | 'notBefore'> | undefined>
  isHostBusy(host: string): Promise<boolean>
  /** What could run now, one for each host, by their turns. */
  due(limit: number): Promise<readonly string[]>
}

/** Enough to find work on many hosts, and soon done however many wait. */
const LOOK_THROUGH = 500

export function waitingIn(database: Database, now: () => number): WaitingJobs {
  return {
    async nextOfHost(host: string) {
      const [next] = await database
        .select({ id: jobs.id, notBefore: jobs.notBefore })
        .from(jobs)
        .where(and(eq(jobs.host, host), eq(jobs.state, 'queued')))
        .orderBy(sql`max(${jobs.notBefore}, ${now()})`, asc(jobs.turn))
        .limit(1)
      return next
    },
    async isHostBusy(host: string) {
      const isAtWork = and(eq(jobs.state, 'running'), gt(jobs.leaseUntil, now()))
      const [one] = await database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.host, host), isAtWork))
        .limit(1)
      return one !== undefined
    },
    async due(limit: number) {
      const ready = database
        .select({ id: jobs.id, host: jobs.host, turn: jobs.turn, notBefore: jobs.notBefore })
        .from(jobs)
        .where(isReady(database, now()))
        .orderBy(asc(jobs.turn))
        .limit(LOOK_THROUGH)
        .as('ready')
      const rows = await database
        .select({ id: ready.id, first: sql<number>`min(${ready.turn})`, since: ready.notBefore })
        .from(ready)
        .groupBy(ready.host)
        .orderBy(sql`2`, sql`3`)
        .limit(limit)
      const abandoned = await database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now()), isHostFree(now())))
        .limit(limit)
      return [...abandoned, ...rows].map(({ id }) => id)
    },
  }
}
