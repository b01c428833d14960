// Where reports are kept until they expire. A report holds no secret. One of a check that nobody
// signed in for is found by its id alone; one of a tenant is found by that tenant and nobody else.
import { and, desc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm'
import type { Clock } from '../model/platform.ts'
import type { Report } from '../model/report.ts'
import type { Database } from './database.ts'
import { reports, targets } from './schema.ts'

export interface SaveOptions {
  /**
   * A keyed hash of what was checked, the same for every check of the same destination by the same
   * person; it cannot be turned back into either.
   */
  readonly target?: string
  /** Whose report it is; absent means whoever has its id. */
  readonly tenant?: string
}

export interface ReportStore {
  /** Keeps a report for 30 days. One saved again replaces the earlier. */
  save(report: Report, options?: SaveOptions): Promise<void>
  /** Undefined when there is none, no longer, or when it is another tenant's. */
  get(id: string, tenant?: string): Promise<Report | undefined>
  /** The report of the check before this one of the same target; undefined when there is none. */
  previousOf(id: string, tenant?: string): Promise<Report | undefined>
  /** True when there was one of this tenant. */
  delete(id: string, tenant?: string): Promise<boolean>
  /** Deletes those that have expired, whoever kept them. */
  forget(): Promise<void>
}

export const KEEP_MS = 30 * 24 * 60 * 60 * 1000

export function createReportStore(database: Database, clock: Clock): ReportStore {
  const get = async (id: string, tenant?: string): Promise<Report | undefined> => {
    const isLive = and(isOf(id, tenant), gt(reports.expiresAt, clock.now()))
    const rows = await database.select().from(reports).where(isLive).limit(1)
    return rows[0]?.report
  }
  return {
    get,
    async save(report, { target, tenant } = {}) {
      const expiresAt = clock.now() + KEEP_MS
      const row = { id: report.id, tenant: tenant ?? null, report, expiresAt }
      await database
        .insert(reports)
        .values(row)
        .onConflictDoUpdate({ target: reports.id, set: row })
      if (target === undefined) return
      const mark = { reportId: report.id, target, expiresAt }
      await database.insert(targets).values(mark).onConflictDoNothing()
    },
    async previousOf(id, tenant) {
      const previous = await idBefore(database, id)
      return previous === undefined ? undefined : get(previous, tenant)
    },
    async delete(id, tenant) {
      const gone = await database
        .delete(reports)
        .where(isOf(id, tenant))
        .returning({ id: reports.id })
      if (gone.length === 0) return false
      await database.delete(targets).where(eq(targets.reportId, id))
      return true
    },
    async forget() {
      const now = clock.now()
      await database.delete(reports).where(lte(reports.expiresAt, now))
      await database.delete(targets).where(lte(targets.expiresAt, now))
    },
  }
}

/** What belongs to nobody is open to everybody who knows its id, which is 128 random bits. */
function isOf(id: string, tenant: string | undefined) {
  const isOpen = isNull(reports.tenant)
  const isReadable = tenant === undefined ? isOpen : or(isOpen, eq(reports.tenant, tenant))
  return and(eq(reports.id, id), isReadable)
}

async function idBefore(database: Database, id: string): Promise<string | undefined> {
  const [own] = await database.select().from(targets).where(eq(targets.reportId, id)).limit(1)
  if (own === undefined) return undefined
  const isBefore = and(eq(targets.target, own.target), lt(targets.order, own.order))
  const rows = await database
    .select({ id: targets.reportId })
    .from(targets)
    .where(isBefore)
    .orderBy(desc(targets.order))
    .limit(1)
  return rows[0]?.id
}
