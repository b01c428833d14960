// What a batch shows of itself and its jobs.
import { and, asc, count, eq, gt, sql } from 'drizzle-orm'
import type { Verdict } from '../model/vocabulary.ts'
import type { Database } from './database.ts'
import { batches, type JobState, jobs } from './schema.ts'
import { isOf } from './tenant.ts'

export type Batch = typeof batches.$inferSelect
/** What may be shown of a job. */
export type JobView = Pick<
  typeof jobs.$inferSelect,
  'id' | 'position' | 'name' | 'kind' | 'state' | 'verdict' | 'reason' | 'endedAt' | 'endedOrder'
>

export interface BatchCounts {
  readonly states: Readonly<Record<string, number>>
  readonly verdicts: Readonly<Record<string, number>>
}

export interface BatchReading {
  findByKey(tenant: string | null, key: string): Promise<Batch | undefined>
  /** Undefined when there is none of this tenant. */
  get(id: string, tenant: string | null): Promise<Batch | undefined>
  counts(id: string): Promise<BatchCounts>
  /** One for each host: its end wakes the next of the same host. */
  firstOfEachHost(id: string): Promise<readonly string[]>
  /** By position, those after the given one. */
  jobs(id: string, after: number, limit: number): Promise<readonly JobView[]>
  /** Those that ended later than the one of that order. */
  endedAfter(id: string, order: number, limit: number): Promise<readonly JobView[]>
}

const SHOWN = {
  id: jobs.id,
  position: jobs.position,
  name: jobs.name,
  kind: jobs.kind,
  state: jobs.state,
  verdict: jobs.verdict,
  reason: jobs.reason,
  endedAt: jobs.endedAt,
  endedOrder: jobs.endedOrder,
} as const

export function readingIn(database: Database): BatchReading {
  const one = async (condition: ReturnType<typeof and>) =>
    (await database.select().from(batches).where(condition).limit(1))[0]
  const list = (condition: ReturnType<typeof and>, limit: number) =>
    database.select(SHOWN).from(jobs).where(condition).limit(limit).$dynamic()
  return {
    findByKey: (tenant: string | null, key: string) =>
      one(and(isOf(batches.tenant, tenant), eq(batches.idempotencyKey, key))),
    get: (id: string, tenant: string | null) =>
      one(and(isOf(batches.tenant, tenant), eq(batches.id, id))),
    async counts(id: string) {
      const rows = await database
        .select({ state: jobs.state, verdict: jobs.verdict, total: count() })
        .from(jobs)
        .where(eq(jobs.batchId, id))
        .groupBy(jobs.state, jobs.verdict)
      return countsOf(rows)
    },
    async firstOfEachHost(id: string) {
      const rows = await database
        .select({ id: jobs.id, first: sql`min(${jobs.position})` })
        .from(jobs)
        .where(eq(jobs.batchId, id))
        .groupBy(jobs.host)
      return rows.map((row) => row.id)
    },
    jobs: async (id: string, after: number, limit: number) =>
      list(and(eq(jobs.batchId, id), gt(jobs.position, after)), limit).orderBy(asc(jobs.position)),
    endedAfter: async (id: string, order: number, limit: number) =>
      list(and(eq(jobs.batchId, id), gt(jobs.endedOrder, order)), limit).orderBy(
        asc(jobs.endedOrder),
      ),
  }
}

function countsOf(
  rows: readonly {
    readonly state: JobState
    readonly verdict: Verdict | null
    readonly total: number
  }[],
): BatchCounts {
  const states: Record<string, number> = {}
  const verdicts: Record<string, number> = {}
  for (const { state, verdict, total } of rows) {
    states[state] = (states[state] ?? 0) + total
    if (verdict !== null) verdicts[verdict] = (verdicts[verdict] ?? 0) + total
  }
  return { states, verdicts }
}
