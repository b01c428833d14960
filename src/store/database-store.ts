// Reports in a database that speaks SQLite: a file on Node, D1 on Workers.
import { and, eq, gt, lte } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Clock } from '../model/platform.ts'
import { KEEP_MS, type ReportStore } from './report-store.ts'
import { reports } from './schema.ts'

/** Any asynchronous drizzle driver over the migrated schema. */
export type Database = BaseSQLiteDatabase<'async', unknown>

export function createDatabaseStore(database: Database, clock: Clock): ReportStore {
  return {
    async save(report) {
      await database.delete(reports).where(lte(reports.expiresAt, clock.now()))
      const row = { id: report.id, report, expiresAt: clock.now() + KEEP_MS }
      await database
        .insert(reports)
        .values(row)
        .onConflictDoUpdate({ target: reports.id, set: row })
    },
    async get(id) {
      const isLive = and(eq(reports.id, id), gt(reports.expiresAt, clock.now()))
      const rows = await database.select().from(reports).where(isLive).limit(1)
      return rows[0]?.report
    },
    async delete(id) {
      const gone = await database
        .delete(reports)
        .where(eq(reports.id, id))
        .returning({ id: reports.id })
      return gone.length > 0
    },
  }
}
