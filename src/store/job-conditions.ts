// What several statements about jobs have in common.
import { and, eq, exists, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { batches, hostLeases, jobs } from './schema.ts'
import { isOf } from './tenant.ts'

/** Nobody works on it: it waits, or its consumer was not heard of for too long. */
export function isFree(now: number) {
  const isAbandoned = and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now))
  return or(eq(jobs.state, 'queued'), isAbandoned)
}

/** The same of one job that is named: `+` keeps SQLite from looking through all that wait. */
export function isThisFree(now: number) {
  return sql`(+${jobs.state} = 'queued' or (+${jobs.state} = 'running' and ${jobs.leaseUntil} <= ${now}))`
}

/** No check holds it, and no limit. */
export function isHostFree(now: number) {
  return sql`not exists (select 1 from ${hostLeases} where ${hostLeases.host} = ${jobs.host} and ${hostLeases.until} > ${now})`
}

/** Its batch is there, and was not cancelled before anything was sent. */
export function isWanted(database: Database) {
  const its = database
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        eq(batches.id, jobs.batchId),
        or(isNull(batches.cancelledAt), isNotNull(jobs.writeBeganAt)),
      ),
    )
  return exists(its)
}

/** It could run now. `+` has SQLite go by turns, which ends soon however many wait. */
export function isReady(database: Database, now: number) {
  const isDue = sql`+${jobs.notBefore} <= ${now}`
  return and(eq(jobs.state, 'queued'), isDue, isHostFree(now), isWanted(database))
}

/** It waits, in the line of that tenant, or of those without one. */
export function isInLineOf(database: Database, tenant: string | null) {
  return and(isOf(jobs.tenant, tenant), eq(jobs.state, 'queued'), isWanted(database))
}

/** One more than any of the batch has; its position, so that many that end at once all differ. */
export const ENDED_ORDER_NEXT = sql<number>`(select coalesce(max(other.ended_order), 0) from jobs as other where other.batch_id = ${jobs.batchId}) + ${jobs.position} + 1`
