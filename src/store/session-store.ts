// Browsers that signed in with a key. What they hold is kept as a hash only.
import { and, eq, gt, lte } from 'drizzle-orm'
import type { Clock } from '../model/platform.ts'
import type { Database } from './database.ts'
import { sessions } from './schema.ts'

export interface SessionStore {
  add(session: { readonly hash: string; readonly keyId: string }): Promise<void>
  /** The id of its key; undefined when there is no such session, or no longer. */
  keyOf(hash: string): Promise<string | undefined>
  end(hash: string): Promise<void>
  /** Deletes those that have ended. */
  forget(): Promise<void>
}

export const SESSION_MS = 12 * 60 * 60 * 1000

export function createSessionStore(database: Database, clock: Clock): SessionStore {
  return {
    async add(session) {
      await database.insert(sessions).values({ ...session, expiresAt: clock.now() + SESSION_MS })
    },
    async keyOf(hash) {
      const isLive = and(eq(sessions.hash, hash), gt(sessions.expiresAt, clock.now()))
      const [row] = await database.select().from(sessions).where(isLive).limit(1)
      return row?.keyId
    },
    async end(hash) {
      await database.delete(sessions).where(eq(sessions.hash, hash))
    },
    async forget() {
      await database.delete(sessions).where(lte(sessions.expiresAt, clock.now()))
    },
  }
}
