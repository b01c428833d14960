// Keys of the API, without their secrets: only a hash of each is kept.
import { and, desc, eq, isNull, lte, or } from 'drizzle-orm'
import type { Scope } from '../model/caller.ts'
import type { Clock } from '../model/platform.ts'
import { AUDIT_KEEP_MS } from './audit-log.ts'
import type { Database } from './database.ts'
import { apiKeys, sessions } from './schema.ts'

export interface ApiKey {
  /** The public part of the key. */
  readonly id: string
  readonly tenant: string
  /** What its owner calls it. */
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly lastUsedAt: number | null
}

export interface KeyStore {
  add(key: ApiKey & { readonly hash: string }): Promise<void>
  /** Also one that is revoked or expired. */
  find(id: string): Promise<(ApiKey & { readonly hash: string }) | undefined>
  /** Of that tenant, or of all; the newest first. */
  list(tenant?: string): Promise<readonly ApiKey[]>
  /** Ends a key and its sessions. False when there is none that is still in force. */
  revoke(id: string, tenant?: string): Promise<boolean>
  /** Remembers the use of a key, to the minute. */
  markUsed(key: ApiKey): Promise<void>
  /** Deletes the keys that ended so long ago that no entry of the audit log names them any more. */
  forget(): Promise<void>
}

const MINUTE_MS = 60_000

export function createKeyStore(database: Database, clock: Clock): KeyStore {
  return {
    async add(key) {
      await database.insert(apiKeys).values(key)
    },
    async find(id) {
      const [row] = await database.select().from(apiKeys).where(eq(apiKeys.id, id)).limit(1)
      return row as (ApiKey & { hash: string }) | undefined // scopes are only written from the vocabulary
    },
    async list(tenant) {
      const isListed = tenant === undefined ? undefined : eq(apiKeys.tenant, tenant)
      const rows = await database
        .select()
        .from(apiKeys)
        .where(isListed)
        .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      return rows.map(({ hash: _, ...key }) => key as ApiKey)
    },
    async revoke(id, tenant) {
      const isOwn = tenant === undefined ? undefined : eq(apiKeys.tenant, tenant)
      const rows = await database
        .update(apiKeys)
        .set({ revokedAt: clock.now() })
        .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt), isOwn))
        .returning({ id: apiKeys.id })
      if (rows.length === 0) return false
      await database.delete(sessions).where(eq(sessions.keyId, id))
      return true
    },
    async markUsed({ id, lastUsedAt }) {
      const now = clock.now()
      if (lastUsedAt !== null && lastUsedAt > now - MINUTE_MS) return
      const isStale = or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, now - MINUTE_MS))
      await database
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(and(eq(apiKeys.id, id), isStale))
    },
    async forget() {
      const before = clock.now() - AUDIT_KEEP_MS
      const hasEnded = or(lte(apiKeys.expiresAt, before), lte(apiKeys.revokedAt, before))
      await database.delete(apiKeys).where(hasEnded)
    },
  }
}
