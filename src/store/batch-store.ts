// Batches of checks. A batch comes into being in one statement, after its jobs: until then they are
// nobody's, and no consumer takes them.
import {
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  notExists,
  sql,
} from 'drizzle-orm'
import type { Verdict } from '../model/vocabulary.ts'
import type { Database } from './database.ts'
import { ENDED_ORDER_NEXT, isFree } from './job-conditions.ts'
import { batches, type JobState, jobs } from './schema.ts'

export type Batch = typeof batches.$inferSelect
export type NewBatch = Omit<Batch, 'cancelledAt'>
/** What may be shown of a job. */
export type JobView = Pick<
  typeof jobs.$inferSelect,
  'id' | 'position' | 'name' | 'kind' | 'state' | 'verdict' | 'reason' | 'endedAt' | 'endedOrder'
>
export type NewJob = Pick<
  typeof jobs.$inferSelect,
  'id' | 'position' | 'name' | 'kind' | 'cloud' | 'host' | 'caller' | 'watchId'
> & { readonly sealed: string }

export interface BatchCounts {
  readonly states: Readonly<Record<string, number>>
  readonly verdicts: Readonly<Record<string, number>>
}

export interface BatchStore {
  /** Adds a part of the jobs of a batch that is still to come. */
  addJobs(batch: NewBatch, part: readonly NewJob[]): Promise<void>
  /** Makes the batch, and its jobs ready. False when its tenant has one of that key already. */
  add(batch: NewBatch): Promise<boolean>
  /** Drops the jobs of a batch that never came. */
  dropJobs(batchId: string): Promise<void>
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
  cancel(id: string, now: number): Promise<void>
  /** Ends the jobs of cancelled batches that have sent nothing, and erases their secrets. */
  endCancelled(now: number, batchId?: string): Promise<void>
  /** Forgets what has expired, and jobs whose batch never came. */
  forget(now: number, orphansBefore: number): Promise<void>
}

export function createBatchStore(database: Database): BatchStore {
  return { ...makingIn(database), ...readingIn(database), ...endingIn(database) }
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

function makingIn(database: Database) {
  return {
    /** The rows are one parameter: D1 takes a hundred, and two megabytes in each. */
    async addJobs({ id, tenant, createdAt, expiresAt }: NewBatch, part: readonly NewJob[]) {
      const of = (name: string) => sql.raw(`value ->> '$.${name}'`)
      await database.run(sql`
        insert into jobs (id, batch_id, tenant, position, name, kind, cloud, host, caller, watch_id,
          sealed, state, not_before, expires_at)
        select ${of('id')}, ${id}, ${tenant}, ${of('position')}, ${of('name')}, ${of('kind')},
          ${of('cloud')}, ${of('host')}, ${of('caller')}, ${of('watchId')}, ${of('sealed')},
          'queued', ${createdAt}, ${expiresAt}
        from json_each(${JSON.stringify(part)})`)
    },
    async add(batch: NewBatch) {
      const added = await database
        .insert(batches)
        .values(batch)
        .onConflictDoNothing()
        .returning({ id: batches.id })
      return added.length > 0
    },
    async dropJobs(batchId: string) {
      await database.delete(jobs).where(eq(jobs.batchId, batchId))
    },
  }
}

function readingIn(database: Database) {
  const one = async (condition: ReturnType<typeof and>) =>
    (await database.select().from(batches).where(condition).limit(1))[0]
  const list = (condition: ReturnType<typeof and>, limit: number) =>
    database.select(SHOWN).from(jobs).where(condition).limit(limit).$dynamic()
  return {
    findByKey: (tenant: string | null, key: string) =>
      one(and(isOf(tenant), eq(batches.idempotencyKey, key))),
    get: (id: string, tenant: string | null) => one(and(isOf(tenant), eq(batches.id, id))),
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

function endingIn(database: Database) {
  const endCancelled = async (now: number, batchId?: string) => {
    const cancelled = database
      .select({ id: batches.id })
      .from(batches)
      .where(isNotNull(batches.cancelledAt))
    // One whose lead was sent is run once more, to remove it.
    const isUntouched = and(isFree(now), isNull(jobs.writeBeganAt))
    const isOfThese = batchId === undefined ? undefined : eq(jobs.batchId, batchId)
    await database
      .update(jobs)
      .set({
        state: 'cancelled',
        sealed: null,
        caller: null,
        claim: null,
        endedAt: now,
        endedOrder: ENDED_ORDER_NEXT,
      })
      .where(and(isUntouched, inArray(jobs.batchId, cancelled), isOfThese))
  }
  return {
    endCancelled,
    async cancel(id: string, now: number) {
      const isOpen = and(eq(batches.id, id), isNull(batches.cancelledAt))
      await database.update(batches).set({ cancelledAt: now }).where(isOpen)
      await endCancelled(now, id)
    },
    async forget(now: number, orphansBefore: number) {
      await database.delete(batches).where(lte(batches.expiresAt, now))
      await database.delete(jobs).where(lte(jobs.expiresAt, now))
      const its = database
        .select({ id: batches.id })
        .from(batches)
        .where(eq(batches.id, jobs.batchId))
      const isOrphan = and(
        eq(jobs.state, 'queued'),
        lte(jobs.notBefore, orphansBefore),
        notExists(its),
      )
      await database.delete(jobs).where(isOrphan)
    },
  }
}

function isOf(tenant: string | null) {
  return tenant === null ? isNull(batches.tenant) : eq(batches.tenant, tenant)
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
