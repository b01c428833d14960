// Notices about watched destinations, which are to be posted once each.
import { and, asc, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { notices } from './schema.ts'
import { isLatest } from './watch-schedule.ts'

export type StoredNotice = typeof notices.$inferSelect

export type NewNotice = Pick<StoredNotice, 'id' | 'watchId' | 'payload'> & {
  readonly checkedAt: number
}

export interface Notices {
  /** Does nothing when a notice of this id was added before, or a later check was taken up. */
  addNotice(notice: NewNotice, now: number): Promise<void>
  /** Those that were not tried `most` times. */
  dueNotices(now: number, most: number): Promise<readonly StoredNotice[]>
  /** True for the first who takes it for this attempt; it is due again after `retryAt`. */
  takeNotice(notice: StoredNotice, retryAt: number): Promise<boolean>
  delivered(id: string, now: number): Promise<void>
}

/** What one round posts; the rest waits for the next. */
const POSTED_AT_ONCE = 100

export function noticesIn(database: Database): Notices {
  return {
    async addNotice({ id, watchId, payload, checkedAt }: NewNotice, now: number) {
      await database
        .insert(notices)
        .select(
          sql`select ${id}, id, ${payload}, ${now}, 0, ${now}, null from watches where ${isLatest(watchId, checkedAt)}`,
        )
        .onConflictDoNothing()
    },
    dueNotices: (now: number, most: number) =>
      database
        .select()
        .from(notices)
        .where(
          and(isNull(notices.deliveredAt), lte(notices.notBefore, now), lt(notices.attempts, most)),
        )
        .orderBy(asc(notices.createdAt))
        .limit(POSTED_AT_ONCE),
    async takeNotice({ id, attempts }: StoredNotice, retryAt: number) {
      const isStillDue = and(
        eq(notices.id, id),
        eq(notices.attempts, attempts),
        isNull(notices.deliveredAt),
      )
      const taken = await database
        .update(notices)
        .set({ attempts: attempts + 1, notBefore: retryAt })
        .where(isStillDue)
        .returning({ id: notices.id })
      return taken.length > 0
    },
    async delivered(id: string, now: number) {
      await database.update(notices).set({ deliveredAt: now }).where(eq(notices.id, id))
    },
  }
}
