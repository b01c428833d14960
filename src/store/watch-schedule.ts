// Watched destinations: when each is due, and what its latest check said.
import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import type { Database } from './database.ts'
import { watches } from './schema.ts'
import { isOf } from './tenant.ts'

export type Watch = typeof watches.$inferSelect
export type NamedWatch = Pick<Watch, 'id' | 'tenant' | 'config' | 'destination' | 'kind'>

/** What a check changes. */
export type Taken = Pick<Watch, 'verdict' | 'since' | 'lastVerdict' | 'reportId' | 'said'> & {
  readonly checkedAt: number
}

export interface WatchSchedule {
  /** Adds it, due at once, or brings what the config says of it up to date. */
  see(watch: NamedWatch, now: number): Promise<void>
  due(now: number): Promise<readonly Watch[]>
  /** Does nothing when somebody else has moved it on. */
  postpone(watch: Watch, dueAt: number): Promise<void>
  /** By config and name. */
  list(tenant: string | undefined): Promise<readonly Watch[]>
  get(id: string): Promise<Watch | undefined>
  /** Does nothing when a later check was taken up meanwhile. */
  takeUp(id: string, checked: Taken): Promise<void>
}

/** What one round starts; the rest waits for the next. */
const DUE_AT_ONCE = 100

export function scheduleIn(database: Database): WatchSchedule {
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
        .limit(DUE_AT_ONCE),
    async postpone({ id, dueAt: from }: Watch, dueAt: number) {
      const isStillDue = and(eq(watches.id, id), eq(watches.dueAt, from))
      await database.update(watches).set({ dueAt }).where(isStillDue)
    },
    list(tenant: string | undefined) {
      return database
        .select()
        .from(watches)
        .where(isOf(watches.tenant, tenant ?? null))
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
export function isLatest(id: string, checkedAt: number) {
  const isNotEarlier = or(isNull(watches.checkedAt), lte(watches.checkedAt, checkedAt))
  return and(eq(watches.id, id), isNotEarlier)
}
