// Who changed what, and who was turned away. No entry holds a secret or what was sent.
import { and, desc, eq, gt, lt, lte } from 'drizzle-orm'
import type { Clock } from '../model/platform.ts'
import type { Database } from './database.ts'
import { auditEntries } from './schema.ts'

export interface AuditEntry {
  /** Counts up; later entries have higher ones. */
  readonly order: number
  readonly at: number
  readonly tenant: string | null
  readonly keyId: string | null
  /** Such as `report.delete`. */
  readonly action: string
  /** The id of what it was done to. */
  readonly subject: string | null
  /** The HTTP status of the answer. */
  readonly status: number
  readonly requestId: string
}

export interface AuditPage {
  /** Of all tenants, and of nobody, when absent. */
  readonly tenant?: string
  /** Only entries older than the one of this order. */
  readonly before?: number
  readonly limit: number
}

export interface AuditLog {
  add(entry: Omit<AuditEntry, 'order' | 'at'>): Promise<void>
  /** The newest first. */
  list(page: AuditPage): Promise<readonly AuditEntry[]>
}

export const AUDIT_KEEP_MS = 90 * 24 * 60 * 60 * 1000
/** Old entries are dropped once for so many new ones. */
const TIDY_EVERY = 50

export function createAuditLog(database: Database, clock: Clock): AuditLog {
  return {
    async add(entry) {
      const at = clock.now()
      const [row] = await database
        .insert(auditEntries)
        .values({ ...entry, at })
        .returning({ order: auditEntries.order })
      if ((row?.order ?? 0) % TIDY_EVERY !== 0) return
      await database.delete(auditEntries).where(lte(auditEntries.at, at - AUDIT_KEEP_MS))
    },
    async list({ tenant, before, limit }) {
      const isOwn = tenant === undefined ? undefined : eq(auditEntries.tenant, tenant)
      const isOlder = before === undefined ? undefined : lt(auditEntries.order, before)
      return database
        .select()
        .from(auditEntries)
        .where(and(isOwn, isOlder, gt(auditEntries.at, clock.now() - AUDIT_KEEP_MS)))
        .orderBy(desc(auditEntries.order))
        .limit(limit)
    },
  }
}
