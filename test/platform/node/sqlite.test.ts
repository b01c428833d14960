// The file of the service's database: who may read it, and who may not open it.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '../../../src/platform/node/sqlite.ts'
import { StoreUnusable } from '../../../src/store/database.ts'
import { MIGRATIONS } from '../../../src/store/migrations.generated.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leadprobe-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

it('is for its user alone, in a folder that others may read', () => {
  const file = join(newFolder(), 'leadprobe.db')
  const { close } = openSqlite(file, MIGRATIONS)
  const modes = [file, `${file}-wal`].map((path) => statSync(path).mode & 0o777)
  close()
  expect(modes).toEqual([0o600, 0o600])
})

it('of a later version is left alone, and one that cannot be brought up to date as it was', () => {
  const file = join(newFolder(), 'leadprobe.db')
  const broken = [...MIGRATIONS, 'create table half_done (id text); no statement']
  openSqlite(file, MIGRATIONS).close()
  expect(() => openSqlite(file, broken)).toThrow(StoreUnusable)
  const [first = ''] = MIGRATIONS
  const next = [...MIGRATIONS, 'create table half_done (id text)']
  openSqlite(file, next).close()
  expect(() => openSqlite(file, [first])).toThrow(/later version/)
})
