// Numbers about the service: each check once, whoever kept its report, and for ever.
import { expect, it } from 'vitest'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { createReportStore, KEEP_MS } from '../../src/store/report-store.ts'
import { reports } from '../../src/store/schema.ts'
import { createTallies } from '../../src/store/tallies.ts'
import { sampleReport } from '../app/sample-report.ts'

it('counts each report once by kind and verdict, and goes on counting when it is forgotten', async () => {
  const { database, close } = openSqlite(':memory:', MIGRATIONS)
  const clock = { time: 0, now: () => clock.time, monotonicMs: () => clock.time }
  const store = createReportStore(database, clock)
  const tallies = createTallies(database, clock)
  await store.save(sampleReport({ id: 'a' }))
  await store.save(sampleReport({ id: 'a', durationMs: 1 }))
  await store.save(sampleReport({ id: 'b' }))
  await store.save(sampleReport({ id: 'c', verdict: 'pass' }))
  // As the end of a job keeps its own, twice when two attempts end it.
  const row = { id: 'd', report: sampleReport({ id: 'd' }), expiresAt: KEEP_MS }
  await database.insert(reports).values(row).onConflictDoNothing()
  await database.insert(reports).values(row).onConflictDoNothing()
  const expected = [
    { kind: 'https-endpoint', verdict: 'fail', total: 3 },
    { kind: 'https-endpoint', verdict: 'pass', total: 1 },
  ]
  expect(await tallies.checks()).toEqual(expected)
  clock.time = KEEP_MS + 1
  await store.delete('b')
  expect(await tallies.checks()).toEqual(expected)
  close()
})
