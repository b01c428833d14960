// How a batch comes into being: in one statement, after its jobs. Until then they are nobody's, and
// no consumer takes them.
import { asc, count, eq, max, sql } from 'drizzle-orm'
import type { Batch } from './batch-reading.ts'
import type { Database } from './database.ts'
import { isInLineOf, isReady } from './job-conditions.ts'
import { batches, jobs } from './schema.ts'

export type NewBatch = Omit<Batch, 'cancelledAt'>
export type NewJob = Pick<
  typeof jobs.$inferSelect,
  'id' | 'position' | 'name' | 'kind' | 'cloud' | 'host' | 'caller' | 'watchId'
> & { readonly sealed: string }

export interface Line {
  /** Jobs that wait. */
  readonly waiting: number
  /** Of the next that joins it: after its last, and not before whoever else could run now. */
  readonly nextTurn: number
}

export interface BatchMaking {
  lineOf(tenant: string | null, now: number): Promise<Line>
  /** Adds a part of the jobs of a batch that is still to come; `turn` is that of its first. */
  addJobs(batch: NewBatch, turn: number, part: readonly NewJob[]): Promise<void>
  /**
   * Makes the batch, and its jobs ready. False when its tenant has one of that key already, or more
   * than `mostWaiting` jobs would wait then.
   */
  add(batch: NewBatch, mostWaiting: number): Promise<boolean>
  /** Drops the jobs of a batch that never came. */
  dropJobs(batchId: string): Promise<void>
}

export function makingIn(database: Database): BatchMaking {
  return {
    async lineOf(tenant: string | null, now: number) {
      const [own] = await database
        .select({ waiting: count(), last: max(jobs.turn) })
        .from(jobs)
        .where(isInLineOf(database, tenant))
      const [first] = await database
        .select({ turn: jobs.turn })
        .from(jobs)
        .where(isReady(database, now))
        .orderBy(asc(jobs.turn))
        .limit(1)
      const nextTurn = Math.max((own?.last ?? -1) + 1, first?.turn ?? 0)
      return { waiting: own?.waiting ?? 0, nextTurn }
    },
    /** The rows are one parameter: D1 takes a hundred, and two megabytes in each. */
    async addJobs(
      { id, tenant, createdAt, expiresAt }: NewBatch,
      turn: number,
      part: readonly NewJob[],
    ) {
      const of = (name: string) => sql.raw(`value ->> '$.${name}'`)
      await database.run(sql`
        insert into jobs (id, batch_id, tenant, position, name, kind, cloud, host, caller, watch_id,
          sealed, state, not_before, turn, expires_at)
        select ${of('id')}, ${id}, ${tenant}, ${of('position')}, ${of('name')}, ${of('kind')},
          ${of('cloud')}, ${of('host')}, ${of('caller')}, ${of('watchId')}, ${of('sealed')},
          'queued', ${createdAt}, ${turn} + ${of('position')}, ${expiresAt}
        from json_each(${JSON.stringify(part)})`)
    },
    /** One statement, so that no two batches take the same room. */
    async add(batch: NewBatch, mostWaiting: number) {
      const { id, tenant, name, total, idempotencyKey, bodyHash, createdAt, expiresAt } = batch
      const waiting = sql`(select count(*) from jobs where ${isInLineOf(database, tenant)})`
      const added = await database
        .insert(batches)
        .select(
          sql`select ${id}, ${tenant}, ${name}, ${total}, ${idempotencyKey}, ${bodyHash}, ${createdAt}, null, ${expiresAt} where ${waiting} + ${total} <= ${mostWaiting}`,
        )
        .onConflictDoNothing()
        .returning({ id: batches.id })
      return added.length > 0
    },
    async dropJobs(batchId: string) {
      await database.delete(jobs).where(eq(jobs.batchId, batchId))
    },
  }
}
