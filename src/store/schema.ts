// The tables, the same for SQLite on Node and D1 on Workers.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Report } from '../model/report.ts'

export const reports = sqliteTable(
  'reports',
  {
    id: text('id').primaryKey(),
    report: text('report', { mode: 'json' }).$type<Report>().notNull(),
    /** Milliseconds since the Unix epoch. */
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('reports_expires_at').on(table.expiresAt)],
)

/** Brings an empty or an older database up to date; each statement may run again. */
export const MIGRATIONS: readonly string[] = [
  'create table if not exists reports (id text primary key not null, report text not null, expires_at integer not null)',
  'create index if not exists reports_expires_at on reports (expires_at)',
]
