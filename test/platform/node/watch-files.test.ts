// Saves as editors make them, seen each time.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchFiles } from '../../../src/platform/node/watch-files.ts'

let root = ''
let file = ''
let changes = 0
let told: () => void = () => undefined
let stop: () => void = () => undefined

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leadprobe-'))
  mkdirSync(join(root, 'acme'))
  file = join(root, 'acme', 'down.yaml')
  writeFileSync(file, 'one')
  changes = 0
  stop = watchFiles(root, () => {
    changes++
    told()
  })
})
afterEach(() => {
  stop()
  rmSync(root, { recursive: true, force: true })
})

async function afterSaving(save: () => void): Promise<number> {
  const next = new Promise<void>((resolve) => {
    told = resolve
  })
  save()
  await next
  return changes
}

function saveAside(text: string): void {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

it('tells of each save once, in place or by renaming, again and again', async () => {
  expect(await afterSaving(() => saveAside('two'))).toBe(1)
  expect(await afterSaving(() => saveAside('three'))).toBe(2)
  expect(await afterSaving(() => writeFileSync(file, 'four'))).toBe(3)
  expect(await afterSaving(() => saveAside('five'))).toBe(4)
})

it('follows a folder that is made later, and one that went and came back', async () => {
  const other = join(root, 'other')
  await afterSaving(() => mkdirSync(other))
  await afterSaving(() => writeFileSync(join(other, 'a.yaml'), ''))
  await afterSaving(() => rmSync(join(root, 'acme'), { recursive: true }))
  await afterSaving(() => mkdirSync(join(root, 'acme')))
  expect(await afterSaving(() => writeFileSync(file, 'again'))).toBeGreaterThan(4)
})
