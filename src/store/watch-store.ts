// Watched destinations, what their checks found, and the notices that are to be posted.
import { and, asc, desc, eq, isNotNull, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm'
import type { Verdict } from '../model/vocabulary.ts'
import type { Database } from './database.ts'
import { jobs, notices, watches, watchRuns } from './schema.ts'

export type Watch = typeof watches.$inferSelect
export type WatchRun = typeof watchRuns.$inferSelect
export type StoredNotice = typeof notices.$inferSelect
export type NamedWatch = Pick<Watch, 'id' | 'tenant' | 'config' | 'destination' | 'kind'>

/** What a check changes. */
export type Taken = Pick<Watch, 'verdict' | 'since' | 'lastVerdict' | 'reportId' | 'said'> & {
  readonly checkedAt: number
}

export type NewNotice = Pick<StoredNotice, 'id' | 'watchId' | 'payload'> & {
  readonly checkedAt: number
}

/** A job of a watch that has ended and is not in the history yet. */
export interface EndedCheck {
  readonly reportId: string
  readonly watchId: string
  readonly at: number
}

export interface WatchStore {
  /** Adds it, due at once, or brings what the config says of it up to date. */
  see(watch: NamedWatch, now: number): Promise<void>
  due(now: number): Promise<readonly Watch[]>
  /** Does nothing when somebody else has moved it on. */
  postpone(watch: Watch, dueAt: number): Promise<void>
  /** By config and name. */
  list(tenant: string | undefined): Promise<readonly Watch[]>
  get(id: string): Promise<Watch | undefined>
  /** The latest first. */
  history(id: string, limit: number): Promise<readonly WatchRun[]>
  unsettled(): Promise<readonly EndedCheck[]>
  /** Does nothing when a later check was taken up meanwhile. */
  takeUp(id: string, checked: Taken): Promise<void>
  addRun(run: WatchRun): Promise<void>
  forget(before: number): Promise<void>
  /** Does nothing when a notice of this id was added before, or a later check was taken up. */
  addNotice(notice: NewNotice, now: number): Promise<void>
  /** Those that were not tried `most` times. */
  dueNotices(now: number, most: number): Promise<readonly StoredNotice[]>
  /** True for the first who takes it for this attempt; it is due again after `retryAt`. */
  takeNotice(notice: StoredNotice, retryAt: number): Promise<boolean>
  delivered(id: string, now: number): Promise<void>
}

const ENDED = ['done', 'dead'] as const
/** What one round settles or posts; the rest waits for the next. */
const AT_ONCE = 100

export function createWatchStore(database: Database): WatchStore {
  return { ...scheduleIn(database), ...historyIn(database), ...noticesIn(database) }
}

function scheduleIn(database: Database) {
  return {
    async see(watch: NamedWatch, now: number) {
      await database
        .insert(watches)
        .values({ ...watch, dueAt: now })
        .onConflictDoUpdate({ target: watches.id, set: watch })
    },
    due: (now: number) =>
      database
        .select()
        .from(watches)
        .where(lte(watches.dueAt, now))
        .orderBy(asc(watches.dueAt))
        .limit(AT_ONCE),
    async postpone({ id, dueAt: from }: Watch, dueAt: number) {
      const isStillDue = and(eq(watches.id, id), eq(watches.dueAt, from))
      await database.update(watches).set({ dueAt }).where(isStillDue)
    },
    list(tenant: string | undefined) {
      const isOwn = tenant === undefined ? isNull(watches.tenant) : eq(watches.tenant, tenant)
      return database
        .select()
        .from(watches)
        .where(isOwn)
        .orderBy(asc(watches.config), asc(watches.destination))
    },
    async get(id: string) {
      const [watch] = await database.select().from(watches).where(eq(watches.id, id)).limit(1)
      return watch
    },
    async takeUp(id: string, checked: Taken) {
      await database.update(watches).set(checked).where(isLatest(id, checked.checkedAt))
    },
  }
}

/** No later check was taken up: another process may have been quicker. */
function isLatest(id: string, checkedAt: number) {
  const isNotEarlier = or(isNull(watches.checkedAt), lte(watches.checkedAt, checkedAt))
  return and(eq(watches.id, id), isNotEarlier)
}

function historyIn(database: Database) {
  return {
    history: (id: string, limit: number) =>
      database
        .select()
        .from(watchRuns)
        .where(eq(watchRuns.watchId, id))
        .orderBy(desc(watchRuns.at))
        .limit(limit),
    async unsettled(): Promise<readonly EndedCheck[]> {
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
        .limit(AT_ONCE)
      return ended.map(({ reportId, watchId, at }) => ({
        reportId,
        watchId: watchId ?? '',
        at: at ?? 0,
      }))
    },
    async addRun(run: { reportId: string; watchId: string; verdict: Verdict; at: number }) {
      await database.insert(watchRuns).values(run).onConflictDoNothing()
    },
    async forget(before: number) {
      await database.delete(watchRuns).where(lte(watchRuns.at, before))
      await database.delete(notices).where(lte(notices.createdAt, before))
    },
  }
}

function noticesIn(database: Database) {
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
        .limit(AT_ONCE),
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
