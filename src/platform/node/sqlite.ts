// SQLite as Node has it built in, behind drizzle.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import type { Database } from '../../store/database-store.ts'

export interface OpenDatabase {
  readonly database: Database
  close(): void
}

/**
 * Opens a database file, made when it is missing, and runs the migrations. Throws when the file
 * cannot be opened. Load this module only when a file was asked for: Node warns as it loads.
 */
export function openSqlite(file: string, migrations: readonly string[]): OpenDatabase {
  const sqlite = new DatabaseSync(file)
  sqlite.exec('pragma journal_mode = wal')
  for (const statement of migrations) sqlite.exec(statement)
  const database = drizzle(async (sql, params, method) => {
    const statement = sqlite.prepare(sql)
    const values = params as SQLInputValue[] // drizzle has encoded them for SQLite
    if (method === 'run') {
      statement.run(...values)
      return { rows: [] }
    }
    statement.setReturnArrays(true)
    if (method === 'get') return { rows: statement.get(...values) as unknown as unknown[] }
    return { rows: statement.all(...values) }
  })
  return { database, close: () => sqlite.close() }
}
