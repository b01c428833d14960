// Reports in a database that speaks SQLite: a file on Node, D1 on Workers.
import { and, desc, eq, gt, lt, lte } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Clock } from '../model/platform.ts'
import type { Report } from '../model/report.ts'
import { KEEP_MS, type ReportStore } from './report-store.ts'
import { reports, targets } from './schema.ts'

/** Any asynchronous drizzle driver over the migrated schema. */
export type Database = BaseSQLiteDatabase<'async', unknown>

export function createDatabaseStore(database: Database, clock: Clock): ReportStore {
  const get = async (id: string): Promise<Report | undefined> => {
    const isLive = and(eq(reports.id, id), gt(reports.expiresAt, clock.now()))
    const rows = await database.select().from(reports).where(isLive).limit(1)
    return rows[0]?.report
  }
  return {
    get,
    async save(report, target) {
      await forgetExpired(database, clock.now())
      const expiresAt = clock.now() + KEEP_MS
      const row = { id: report.id, report, expiresAt }
      await database
        .insert(reports)
        .values(row)
        .onConflictDoUpdate({ target: reports.id, set: row })
      if (target === undefined) return
      const mark = { reportId: report.id, target, expiresAt }
      await database.insert(targets).values(mark).onConflictDoNothing()
    },
    async previousOf(id) {
      const previous = await idBefore(database, id)
      return previous === undefined ? undefined : get(previous)
    },
    async delete(id) {
      await database.delete(targets).where(eq(targets.reportId, id))
      const gone = await database
        .delete(reports)
        .where(eq(reports.id, id))
        .returning({ id: reports.id })
      return gone.length > 0
    },
  }
}

async function forgetExpired(database: Database, now: number): Promise<void> {
  await database.delete(reports).where(lte(reports.expiresAt, now))
  await database.delete(targets).where(lte(targets.expiresAt, now))
}

async function idBefore(database: Database, id: string): Promise<string | undefined> {
  const [own] = await database.select().from(targets).where(eq(targets.reportId, id)).limit(1)
  if (own === undefined) return undefined
  const isBefore = and(eq(targets.target, own.target), lt(targets.order, own.order))
  const rows = await database
    .select({ id: targets.reportId })
    .from(targets)
    .where(isBefore)
    .orderBy(desc(targets.order))
    .limit(1)
  return rows[0]?.id
}
