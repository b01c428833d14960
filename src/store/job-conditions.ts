// What several statements about jobs have in common.
import { and, eq, lte, or, sql } from 'drizzle-orm'
import { jobs } from './schema.ts'

/** Nobody works on it: it waits, or its consumer was not heard of for too long. */
export function isFree(now: number) {
  const isAbandoned = and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now))
  return or(eq(jobs.state, 'queued'), isAbandoned)
}

/** The same of one job that is named: `+` keeps SQLite from looking through all that wait. */
export function isThisFree(now: number) {
  return sql`(+${jobs.state} = 'queued' or (+${jobs.state} = 'running' and ${jobs.leaseUntil} <= ${now}))`
}

/** One more than any of the batch has; its position, so that many that end at once all differ. */
export const ENDED_ORDER_NEXT = sql<number>`(select coalesce(max(other.ended_order), 0) from jobs as other where other.batch_id = ${jobs.batchId}) + ${jobs.position} + 1`
