// What the checks of watched destinations found, one after the other.
import { and, asc, desc, eq, isNotNull, lte, notExists, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { jobs, notices, watchRuns } from './schema.ts'

export type WatchRun = typeof watchRuns.$inferSelect

/** A job of a watch that has ended and is not in the history yet. */
export interface EndedCheck {
  readonly reportId: string
  readonly watchId: string
  readonly at: number
}

export interface WatchHistory {
  /** The latest first. */
  history(id: string, limit: number): Promise<readonly WatchRun[]>
  unsettled(): Promise<readonly EndedCheck[]>
  addRun(run: WatchRun): Promise<void>
  forget(before: number): Promise<void>
}

const ENDED = ['done', 'dead'] as const
/** What one round settles; the rest waits for the next. */
const SETTLED_AT_ONCE = 100

export function historyIn(database: Database): WatchHistory {
  return {
    history: (id: string, limit: number) =>
      database
        .select()
        .from(watchRuns)
        .where(eq(watchRuns.watchId, id))
        .orderBy(desc(watchRuns.at))
        .limit(limit),
    async unsettled() {
      const run = database
        .select({ one: sql`1` })
        .from(watchRuns)
        .where(eq(watchRuns.reportId, jobs.id))
      const ended = await database
        .select({ reportId: jobs.id, watchId: jobs.watchId, at: jobs.endedAt })
        .from(jobs)
        .where(
          // `+` has SQLite look through the few jobs of watches, not all that have ended.
          and(sql`+${jobs.state} in ${ENDED}`, isNotNull(jobs.watchId), notExists(run)),
        )
        .orderBy(asc(jobs.endedAt))
        .limit(SETTLED_AT_ONCE)
      return ended.map(({ reportId, watchId, at }) => ({
        reportId,
        watchId: watchId ?? '',
        at: at ?? 0,
      }))
    },
    async addRun(run: WatchRun) {
      await database.insert(watchRuns).values(run).onConflictDoNothing()
    },
    async forget(before: number) {
      await database.delete(watchRuns).where(lte(watchRuns.at, before))
      await database.delete(notices).where(lte(notices.createdAt, before))
    },
  }
}
