// How a job ends: with one report under its id, and nothing of its secrets.
import { eq, sql } from 'drizzle-orm'
import type { Report } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'
import type { Database } from './database.ts'
import { type Claim, isMine } from './job-claims.ts'
import { ENDED_ORDER_NEXT } from './job-conditions.ts'
import { KEEP_MS } from './report-store.ts'
import { jobs, reports } from './schema.ts'

export interface Ending {
  readonly state: 'done' | 'dead'
  readonly verdict: Verdict
  /** Why it is dead, in a sentence. */
  readonly reason?: string
}

export interface JobEndings {
  /** The report that is kept under the job's id: this one, unless there is one already. */
  keepReport(claim: Claim, report: Report): Promise<Report | undefined>
  reportOf(id: string): Promise<Report | undefined>
  /** False when the claim is lost. Erases the secrets. */
  end(claim: Claim, ending: Ending): Promise<boolean>
}

export function endingsIn(database: Database, now: () => number): JobEndings {
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
