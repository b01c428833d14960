// How a batch comes into being: in one statement, after its jobs. Until then they are nobody's, and
// no consumer takes them.
import { eq, sql } from 'drizzle-orm'
import type { Batch } from './batch-reading.ts'
import type { Database } from './database.ts'
import { batches, jobs } from './schema.ts'

export type NewBatch = Omit<Batch, 'cancelledAt'>
export type NewJob = Pick<
  typeof jobs.$inferSelect,
  'id' | 'position' | 'name' | 'kind' | 'cloud' | 'host' | 'caller' | 'watchId'
> & { readonly sealed: string }

export interface BatchMaking {
  /** Adds a part of the jobs of a batch that is still to come. */
  addJobs(batch: NewBatch, part: readonly NewJob[]): Promise<void>
  /** Makes the batch, and its jobs ready. False when its tenant has one of that key already. */
  add(batch: NewBatch): Promise<boolean>
  /** Drops the jobs of a batch that never came. */
  dropJobs(batchId: string): Promise<void>
}

export function makingIn(database: Database): BatchMaking {
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
