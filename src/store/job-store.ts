// The jobs of batches, as consumers see them. Whoever claims a job gets a random token; every later
// statement names it, so that a consumer that lost its claim changes nothing.
import { and, asc, eq, exists, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Report } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'
import type { Database } from './database.ts'
import { ENDED_ORDER_NEXT, isFree, isThisFree } from './job-conditions.ts'
import { KEEP_MS } from './report-store.ts'
import { batches, hostLeases, jobs, reports } from './schema.ts'

export type Job = typeof jobs.$inferSelect
/** A job that somebody works on. */
export type ClaimedJob = Job & { readonly claim: string }

export interface Claim {
  readonly id: string
  readonly claim: string
}

export interface Ending {
  readonly state: 'done' | 'dead'
  readonly verdict: Verdict
  /** Why it is dead, in a sentence. */
  readonly reason?: string
}

export interface JobStore {
  get(id: string): Promise<Job | undefined>
  /**
   * The job, for the caller alone until `leaseUntil`; counts as an attempt. Undefined when another
   * works on it, it has ended, is not due, was tried `most` times, or its batch was cancelled.
   */
  claim(claim: Claim, most: number, leaseUntil: number): Promise<ClaimedJob | undefined>
  /** The same for a job that is to be given up, however often it was tried. */
  claimToGiveUp(claim: Claim, leaseUntil: number): Promise<ClaimedJob | undefined>
  /** False when the claim is lost, or so old that it may be lost any time. */
  extend(claim: Claim, leaseUntil: number): Promise<boolean>
  /** Back to the queue, as if it had not been tried. */
  putBack(claim: Claim, notBefore: number): Promise<void>
  /**
   * True for one attempt of all, from which on its lead may have been sent; false also when the claim
   * or the hold on the host is out of date, even if nobody has taken them.
   */
  beginWrite(claim: Claim, marker: string): Promise<boolean>
  /** The report that is kept under the job's id: this one, unless there is one already. */
  keepReport(claim: Claim, report: Report): Promise<Report | undefined>
  reportOf(id: string): Promise<Report | undefined>
  /** False when the claim is lost. Erases the secrets. */
  end(claim: Claim, ending: Ending): Promise<boolean>
  /** The next that waits for the same host. */
  nextOfHost(host: string): Promise<Pick<Job, 'id' | 'notBefore'> | undefined>
  isHostBusy(host: string): Promise<boolean>
  /** What could run now, one for each host, the longest waiting first. */
  due(limit: number): Promise<readonly string[]>
  /** Returns jobs whose consumer died to the queue. */
  requeueAbandoned(limit: number): Promise<readonly string[]>
  /** Jobs that wait, and are to be forgotten by then. */
  expiring(by: number, limit: number): Promise<readonly string[]>
  /** One for each free host that waits since before that moment; then they wait anew. */
  wakeForgotten(before: number, limit: number): Promise<readonly string[]>
}

export function createJobStore(database: Database, now: () => number): JobStore {
  return {
    ...claimsIn(database, now),
    ...endingsIn(database, now),
    ...linesIn(database, now),
    ...strayIn(database, now),
  }
}

const isMine = ({ id, claim }: Claim) =>
  and(eq(jobs.id, id), eq(jobs.claim, claim), eq(jobs.state, 'running'))

function claimsIn(database: Database, now: () => number) {
  const take = async (
    { id, claim }: Claim,
    leaseUntil: number,
    condition: ReturnType<typeof and>,
  ) => {
    const [job] = await database
      .update(jobs)
      .set({ state: 'running', claim, leaseUntil, attempts: sql`${jobs.attempts} + 1` })
      .where(and(eq(jobs.id, id), isThisFree(now()), condition))
      .returning()
    return job as ClaimedJob | undefined // the claim is what was set
  }
  const change = async (claim: Claim, set: Partial<Job>, condition?: ReturnType<typeof and>) => {
    const changed = await database
      .update(jobs)
      .set(set)
      .where(and(isMine(claim), condition))
      .returning({ id: jobs.id })
    return changed.length > 0
  }
  const isHeld = () => gt(jobs.leaseUntil, now())
  const hasHost = () =>
    sql`exists (select 1 from ${hostLeases} where ${hostLeases.host} = ${jobs.host} and ${hostLeases.holder} = ${jobs.claim} and ${hostLeases.until} > ${now()})`
  return {
    async get(id: string) {
      return (await database.select().from(jobs).where(eq(jobs.id, id)).limit(1))[0]
    },
    claim: (claim: Claim, most: number, leaseUntil: number) =>
      take(
        claim,
        leaseUntil,
        and(lte(jobs.notBefore, now()), lt(jobs.attempts, most), isWanted(database)),
      ),
    claimToGiveUp: (claim: Claim, leaseUntil: number) => take(claim, leaseUntil, undefined),
    extend: (claim: Claim, leaseUntil: number) => change(claim, { leaseUntil }, isHeld()),
    async putBack(claim: Claim, notBefore: number) {
      await database
        .update(jobs)
        .set({
          state: 'queued',
          claim: null,
          leaseUntil: null,
          notBefore,
          attempts: sql`${jobs.attempts} - 1`,
        })
        .where(isMine(claim))
    },
    beginWrite: (claim: Claim, marker: string) =>
      change(
        claim,
        { writeBeganAt: now(), marker },
        and(isNull(jobs.writeBeganAt), isHeld(), hasHost()),
      ),
  }
}

/** Its batch is there, and was not cancelled before anything was sent. */
function isWanted(database: Database) {
  const its = database
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        eq(batches.id, jobs.batchId),
        or(isNull(batches.cancelledAt), isNotNull(jobs.writeBeganAt)),
      ),
    )
  return exists(its)
}

function endingsIn(database: Database, now: () => number) {
  const reportOf = async (id: string) =>
    (await database.select().from(reports).where(eq(reports.id, id)).limit(1))[0]?.report
  return {
    reportOf,
    async keepReport(claim: Claim, report: Report) {
      const expiresAt = now() + KEEP_MS
      await database
        .insert(reports)
        .select(
          sql`select id, tenant, ${JSON.stringify(report)}, ${expiresAt} from jobs where ${isMine(claim)}`,
        )
        .onConflictDoNothing()
      return reportOf(claim.id)
    },
    async end(claim: Claim, { state, verdict, reason }: Ending) {
      const ended = await database
        .update(jobs)
        .set({
          state,
          verdict,
          reason: reason ?? null,
          sealed: null,
          caller: null,
          claim: null,
          leaseUntil: null,
          endedAt: now(),
          endedOrder: ENDED_ORDER_NEXT,
        })
        .where(isMine(claim))
        .returning({ id: jobs.id })
      return ended.length > 0
    },
  }
}

/** Enough to find work on many hosts, and soon done however many wait. */
const LOOK_THROUGH = 500

/** No check holds it, and no limit. */
function isHostFree(now: number) {
  return sql`not exists (select 1 from ${hostLeases} where ${hostLeases.host} = ${jobs.host} and ${hostLeases.until} > ${now})`
}

function linesIn(database: Database, now: () => number) {
  return {
    async nextOfHost(host: string) {
      const [next] = await database
        .select({ id: jobs.id, notBefore: jobs.notBefore })
        .from(jobs)
        .where(and(eq(jobs.host, host), eq(jobs.state, 'queued')))
        .orderBy(asc(jobs.notBefore), asc(jobs.position))
        .limit(1)
      return next
    },
    async isHostBusy(host: string) {
      const isAtWork = and(eq(jobs.state, 'running'), gt(jobs.leaseUntil, now()))
      const [one] = await database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.host, host), isAtWork))
        .limit(1)
      return one !== undefined
    },
    async due(limit: number) {
      const isReady = and(
        eq(jobs.state, 'queued'),
        lte(jobs.notBefore, now()),
        isHostFree(now()),
        isWanted(database),
      )
      const ready = database
        .select({ id: jobs.id, host: jobs.host, notBefore: jobs.notBefore })
        .from(jobs)
        .where(isReady)
        .orderBy(asc(jobs.notBefore))
        .limit(LOOK_THROUGH)
        .as('ready')
      const rows = await database
        .select({ id: ready.id, first: sql<number>`min(${ready.notBefore})` })
        .from(ready)
        .groupBy(ready.host)
        .orderBy(sql`2`)
        .limit(limit)
      const abandoned = await database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now()), isHostFree(now())))
        .limit(limit)
      return [...abandoned, ...rows].map(({ id }) => id)
    },
  }
}

/** Those that no consumer is coming for. */
function strayIn(database: Database, now: () => number) {
  return {
    async requeueAbandoned(limit: number) {
      const abandoned = database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now())))
        .limit(limit)
      const rows = await database
        .update(jobs)
        .set({ state: 'queued', claim: null, leaseUntil: null, notBefore: now() })
        .where(and(sql`${jobs.id} in ${abandoned}`, isFree(now())))
        .returning({ id: jobs.id })
      return rows.map(({ id }) => id)
    },
    async expiring(by: number, limit: number) {
      const rows = await database
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.state, 'queued'), lte(jobs.expiresAt, by), isWanted(database)))
        .limit(limit)
      return rows.map(({ id }) => id)
    },
    async wakeForgotten(before: number, limit: number) {
      const waiting = sql`select id from (
        select id, max(not_before) as latest from jobs
        where state = 'queued' and ${isHostFree(now())} group by host having latest <= ${before} limit ${limit})`
      const rows = await database
        .update(jobs)
        .set({ notBefore: now() })
        .where(and(sql`${jobs.id} in (${waiting})`, eq(jobs.state, 'queued')))
        .returning({ id: jobs.id })
      return rows.map(({ id }) => id)
    },
  }
}
