// One contract, kept by every store.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { createReportStore, KEEP_MS, type ReportStore } from '../../src/store/report-store.ts'
import { sampleReport } from '../app/sample-report.ts'

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

function clockAt(start: number) {
  let now = start
  return {
    now: () => now,
    monotonicMs: () => now,
    pass: (ms: number) => {
      now += ms
    },
  }
}

function openFile(file: string) {
  const opened = openSqlite(file, MIGRATIONS)
  cleanUps.push(opened.close)
  return opened
}

function scratchFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leadprobe-store-'))
  cleanUps.unshift(() => rmSync(folder, { recursive: true }))
  return join(folder, 'reports.db')
}

type Make = (clock: ReturnType<typeof clockAt>) => ReportStore
const stores: Readonly<Record<string, Make>> = {
  'SQLite in memory': (clock) => createReportStore(openFile(':memory:').database, clock),
  'a SQLite file': (clock) => createReportStore(openFile(scratchFile()).database, clock),
}

describe.each(Object.entries(stores))('%s', (_, make) => {
  it('gives back what was saved, equal but not the same object', async () => {
    const store = make(clockAt(1000))
    const report = sampleReport({ id: 'aa' })
    await store.save(report)
    expect(await store.get('aa')).toEqual(report)
    expect(await store.get('aa')).not.toBe(report)
  })

  it('knows the check before of the same target, and of no other', async () => {
    const store = make(clockAt(1000))
    for (const [id, target] of [
      ['aa', 'one'],
      ['ab', 'two'],
      ['ac', 'one'],
      ['ad', 'one'],
    ] as const) {
      await store.save(sampleReport({ id }), { target })
    }
    await store.save(sampleReport({ id: 'ae' }))
    expect((await store.previousOf('ad'))?.id).toBe('ac')
    expect((await store.previousOf('ac'))?.id).toBe('aa')
    for (const id of ['aa', 'ab', 'ae', 'af']) expect(await store.previousOf(id)).toBeUndefined()
    await store.delete('ac')
    expect((await store.previousOf('ad'))?.id).toBe('aa')
  })

  it('knows nothing of other ids', async () => {
    const store = make(clockAt(1000))
    await store.save(sampleReport({ id: 'aa' }))
    expect(await store.get('ab')).toBeUndefined()
    expect(await store.get("aa' or '1'='1")).toBeUndefined()
  })

  it('replaces a report saved again', async () => {
    const store = make(clockAt(1000))
    await store.save(sampleReport({ id: 'aa', verdict: 'fail' }))
    await store.save(sampleReport({ id: 'aa', verdict: 'pass' }))
    expect((await store.get('aa'))?.verdict).toBe('pass')
  })

  it('forgets a report after 30 days, and not before', async () => {
    const clock = clockAt(1000)
    const store = make(clock)
    await store.save(sampleReport({ id: 'aa' }))
    clock.pass(KEEP_MS - 1)
    expect(await store.get('aa')).toBeDefined()
    clock.pass(1)
    expect(await store.get('aa')).toBeUndefined()
  })

  it('deletes once, and says whether there was one', async () => {
    const store = make(clockAt(1000))
    await store.save(sampleReport({ id: 'aa' }))
    expect(await store.delete('aa')).toBe(true)
    expect(await store.get('aa')).toBeUndefined()
    expect(await store.delete('aa')).toBe(false)
  })
})

describe('tenants', () => {
  it('read and delete their own reports and those of nobody', async () => {
    const store = createReportStore(openFile(':memory:').database, clockAt(1000))
    await store.save(sampleReport({ id: 'aa' }), { tenant: 'contoso', target: 'one' })
    await store.save(sampleReport({ id: 'ab' }), { target: 'one' })
    expect(await store.get('aa', 'contoso')).toBeDefined()
    expect(await store.get('ab', 'contoso')).toBeDefined()
    for (const other of [undefined, 'fabrikam']) {
      expect(await store.get('aa', other)).toBeUndefined()
      expect(await store.previousOf('ab', other)).toBeUndefined()
      expect(await store.delete('aa', other)).toBe(false)
    }
    expect(await store.delete('aa', 'contoso')).toBe(true)
  })
})

describe('a SQLite file', () => {
  it('keeps reports when it is opened again', async () => {
    const file = scratchFile()
    const first = openSqlite(file, MIGRATIONS)
    await createReportStore(first.database, clockAt(1000)).save(sampleReport({ id: 'aa' }))
    first.close()
    const again = createReportStore(openFile(file).database, clockAt(2000))
    expect((await again.get('aa'))?.id).toBe('aa')
  })

  it('loses the rows that have expired when it is told to forget', async () => {
    const clock = clockAt(1000)
    const opened = openFile(scratchFile())
    const store = createReportStore(opened.database, clock)
    await store.save(sampleReport({ id: 'aa' }))
    clock.pass(KEEP_MS - 1)
    await store.forget()
    expect((await store.get('aa'))?.id).toBe('aa')
    clock.pass(1)
    await store.forget()
    clock.pass(-KEEP_MS)
    expect(await store.get('aa')).toBeUndefined()
  })
})
