// How batches end: called off, or forgotten after their time.
import { and, eq, inArray, isNotNull, isNull, lte, notExists } from 'drizzle-orm'
import type { Database } from './database.ts'
import { ENDED_ORDER_NEXT, isFree } from './job-conditions.ts'
import { batches, jobs } from './schema.ts'

export interface BatchEnding {
  cancel(id: string, now: number): Promise<void>
  /** Ends the jobs of cancelled batches that have sent nothing, and erases their secrets. */
  endCancelled(now: number, batchId?: string): Promise<void>
  /** Forgets what has expired, and jobs whose batch never came. */
  forget(now: number, orphansBefore: number): Promise<void>
}

export function endingIn(database: Database): BatchEnding {
  const endCancelled = async (now: number, batchId?: string) => {
    const cancelled = database
      .select({ id: batches.id })
      .from(batches)
      .where(isNotNull(batches.cancelledAt))
    // One whose lead was sent is run once more, to remove it.
    const isUntouched = and(isFree(now), isNull(jobs.writeBeganAt))
    const isOfThese = batchId === undefined ? undefined : eq(jobs.batchId, batchId)
    await database
      .update(jobs)
      .set({
        state: 'cancelled',
        sealed: null,
        caller: null,
        claim: null,
        endedAt: now,
        endedOrder: ENDED_ORDER_NEXT,
      })
      .where(and(isUntouched, inArray(jobs.batchId, cancelled), isOfThese))
  }
  return {
    endCancelled,
    async cancel(id: string, now: number) {
      const isOpen = and(eq(batches.id, id), isNull(batches.cancelledAt))
      await database.update(batches).set({ cancelledAt: now }).where(isOpen)
      await endCancelled(now, id)
    },
    async forget(now: number, orphansBefore: number) {
      await database.delete(batches).where(lte(batches.expiresAt, now))
      await database.delete(jobs).where(lte(jobs.expiresAt, now))
      const its = database
        .select({ id: batches.id })
        .from(batches)
        .where(eq(batches.id, jobs.batchId))
      const isOrphan = and(
        eq(jobs.state, 'queued'),
        lte(jobs.notBefore, orphansBefore),
        notExists(its),
      )
      await database.delete(jobs).where(isOrphan)
    },
  }
}
