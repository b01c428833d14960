// Who works on a job: whoever claims it gets a random token, which every later statement names, so
// that a consumer that lost its claim changes nothing.
import { and, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { isThisFree, isWanted } from './job-conditions.ts'
import { hostLeases, jobs } from './schema.ts'

export type Job = typeof jobs.$inferSelect
/** A job that somebody works on. */
export type ClaimedJob = Job & { readonly claim: string }

export interface Claim {
  readonly id: string
  readonly claim: string
}

export interface JobClaims {
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
}

/** True of the job for whoever has not lost the claim. */
export const isMine = ({ id, claim }: Claim) =>
  and(eq(jobs.id, id), eq(jobs.claim, claim), eq(jobs.state, 'running'))

export function claimsIn(database: Database, now: () => number): JobClaims {
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
