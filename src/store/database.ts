// A database that speaks SQLite: a file or memory on Node, D1 on Workers.
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'

/**
 * Any asynchronous drizzle driver over the migrated schema. D1 has no transaction that lasts over
 * several calls, so whatever must not be torn apart is one statement.
 */
export type Database = BaseSQLiteDatabase<'async', unknown>

/** The file cannot be opened as a database of this version. The message completes "because …". */
export class StoreUnusable extends Error {
  override name = 'StoreUnusable' as const
  readonly file: string

  constructor(file: string, reason: string) {
    super(reason)
    this.file = file
  }
}
