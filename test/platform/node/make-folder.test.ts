// Folders for databases and reports, also where none can be.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFolder } from '../../../src/platform/node/make-folder.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leadprobe-'))
})
afterEach(() => rmSync(root, { recursive: true }))

it('makes what is missing, with the mode that was asked for, and leaves what is there', () => {
  const folder = join(root, 'a', 'b', 'c')
  makeFolder(folder, 0o700)
  makeFolder(folder, 0o700)
  for (const path of [folder, join(root, 'a')]) expect(statSync(path).mode & 0o777).toBe(0o700)
})

it('says that a file is in the way', () => {
  writeFileSync(join(root, 'file'), '')
  expect(() => makeFolder(join(root, 'file', 'a'))).toThrow(/ENOTDIR/)
  expect(() => makeFolder(join(root, 'file'))).toThrow(/EEXIST/)
})

it.runIf(existsSync('/proc/self'))('ends where a system has no place for folders', () => {
  expect(() => makeFolder('/proc/leadprobe/a/b')).toThrow(/ENOENT/)
})
