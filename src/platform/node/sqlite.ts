// SQLite as Node has it built in, behind drizzle.
import { closeSync, existsSync, openSync } from 'node:fs'
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
    if (file !== ':memory:') makePrivate(file)
    const sqlite = new DatabaseSync(file, { timeout: BUSY_MS })
    sqlite.exec('pragma journal_mode = wal')
    migrate(sqlite, migrations)
    return sqlite
  } catch (error) {
    throw new StoreUnusable(file, error instanceof Error ? error.message : String(error))
  }
}

/** For its user alone: who may sign in is kept there. SQLite's files beside it are like it. */
function makePrivate(file: string): void {
  makeFolder(dirname(file), 0o700)
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

/** How long a statement waits for another process that writes, in milliseconds. */
const BUSY_MS = 5000

/** Within one transaction, because several processes may start on a new file at once. */
function migrate(sqlite: DatabaseSync, migrations: readonly string[]): void {
  if (versionOf(sqlite) === migrations.length) return
  sqlite.exec('begin immediate')
  try {
    const done = versionOf(sqlite)
    if (done > migrations.length) {
      throw new Error('the database was made by a later version of leadprobe')
    }
    for (const script of migrations.slice(done)) sqlite.exec(script)
    sqlite.exec(`pragma user_version = ${migrations.length}; commit`)
  } catch (error) {
    sqlite.exec('rollback')
    throw error
  }
}

function versionOf(sqlite: DatabaseSync): number {
  return Number(sqlite.prepare('pragma user_version').get()?.['user_version'])
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
