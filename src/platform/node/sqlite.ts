// SQLite as Node has it built in, behind drizzle.
import { dirname } from 'node:path'
import { getBuiltinModule } from 'node:process'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import { type Database, StoreUnusable } from '../../store/database.ts'
import { makeFolder } from './make-folder.ts'

export interface OpenDatabase {
  readonly database: Database
  close(): void
}

/**
 * Opens a database file, made when it is missing, or `:memory:`, and brings it up to date. Throws
 * `StoreUnusable` when it cannot be opened, or comes from a later version of leadprobe.
 */
export function openSqlite(file: string, migrations: readonly string[]): OpenDatabase {
  const sqlite = openMigrated(file, migrations)
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

function openMigrated(file: string, migrations: readonly string[]): DatabaseSync {
  const { DatabaseSync } = quietly(() => getBuiltinModule('node:sqlite'))
  try {
    // For its user alone: who may sign in is kept there.
    if (file !== ':memory:') makeFolder(dirname(file), 0o700)
    const sqlite = new DatabaseSync(file, { timeout: BUSY_MS })
    sqlite.exec('pragma journal_mode = wal')
    migrate(sqlite, migrations)
    return sqlite
  } catch (error) {
    throw new StoreUnusable(file, error instanceof Error ? error.message : String(error))
  }
}

/** How long a statement waits for another process that writes, in milliseconds. */
const BUSY_MS = 5000

function migrate(sqlite: DatabaseSync, migrations: readonly string[]): void {
  const done = Number(sqlite.prepare('pragma user_version').get()?.['user_version'])
  if (done > migrations.length) {
    throw new Error('the database was made by a later version of leadprobe')
  }
  for (const [index, script] of migrations.entries()) {
    if (index < done) continue
    sqlite.exec(`begin immediate;\n${script}\npragma user_version = ${index + 1};\ncommit;`)
  }
}

/** Node says that this module is experimental, which tells an operator nothing to act on. */
function quietly<T>(load: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return load()
  } finally {
    process.emitWarning = emitWarning
  }
}
