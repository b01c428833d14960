// At most one check in flight for each host, for all processes together.
import { and, eq, sql } from 'drizzle-orm'
import type { Clock } from '../model/platform.ts'
import type { Database } from './database.ts'
import { hostLeases } from './schema.ts'

export interface HostLeases {
  /**
   * True when the host is the holder's for the next `ms` milliseconds; a holder may renew. A lease
   * that nobody released ends by itself.
   */
  acquire(host: string, holder: string, ms: number): Promise<boolean>
  /** Does nothing when the host is another's by now. */
  release(host: string, holder: string): Promise<void>
}

export function createHostLeases(database: Database, clock: Clock): HostLeases {
  return {
    async acquire(host, holder, ms) {
      const now = clock.now()
      const until = now + ms
      const rows = await database
        .insert(hostLeases)
        .values({ host, holder, until })
        .onConflictDoUpdate({
          target: hostLeases.host,
          set: { holder, until },
          setWhere: sql`${hostLeases.until} <= ${now} or ${hostLeases.holder} = ${holder}`,
        })
        .returning({ host: hostLeases.host })
      return rows.length > 0
    },
    async release(host, holder) {
      const isOwn = and(eq(hostLeases.host, host), eq(hostLeases.holder, holder))
      await database.delete(hostLeases).where(isOwn)
    },
  }
}
