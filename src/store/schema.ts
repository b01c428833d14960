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

/** Which reports are of the same target, in the order of `order`. */
export const targets = sqliteTable(
  'targets',
  {
    order: integer('order').primaryKey({ autoIncrement: true }),
    reportId: text('report_id').notNull().unique(),
    target: text('target').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('targets_target').on(table.target)],
)

/** Brings an empty or an older database up to date; each statement may run again. */
export const MIGRATIONS: readonly string[] = [
  'create table if not exists reports (id text primary key not null, report text not null, expires_at integer not null)',
  'create index if not exists reports_expires_at on reports (expires_at)',
  'create table if not exists targets ("order" integer primary key autoincrement, report_id text not null unique, target text not null, expires_at integer not null)',
  'create index if not exists targets_target on targets (target)',
]
