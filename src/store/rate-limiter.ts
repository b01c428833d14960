// How often something may happen, counted in the database and so for all processes together.
import { eq, lte, sql } from 'drizzle-orm'
import type { Clock } from '../model/platform.ts'
import type { Database } from './database.ts'
import { rates } from './schema.ts'

/** At most `burst` events within any `perMs` milliseconds. */
export interface RateLimit {
  readonly burst: number
  readonly perMs: number
}

export type Taken = { readonly ok: true } | { readonly ok: false; readonly retryAfterMs: number }

export interface RateLimiter {
  /** Counts an event of that name, unless one of the limits is reached; then nothing is counted. */
  take(name: string, ...limits: readonly RateLimit[]): Promise<Taken>
  /** Milliseconds until an event of that name would be counted, 0 for at once; counts nothing. */
  waitMs(name: string, ...limits: readonly RateLimit[]): Promise<number>
}

export function createRateLimiter(database: Database, clock: Clock): RateLimiter {
  return {
    async take(name, ...limits) {
      if (limits.length === 0) return { ok: true }
      const now = clock.now()
      const counted = await count(database, name, limits, now)
      if (counted === undefined) {
        const waitMs = await waitFor(database, name, limits, now)
        return { ok: false, retryAfterMs: Math.max(1, waitMs) }
      }
      // A lone event began a row: as good a moment as any to drop the rows that count no more.
      if (counted.length === 1) await database.delete(rates).where(lte(rates.expiresAt, now))
      return { ok: true }
    },
    waitMs: (name, ...limits) => waitFor(database, name, limits, clock.now()),
  }
}

/** One statement, so that no two callers take the same place. Undefined when there was none. */
async function count(
  database: Database,
  name: string,
  limits: readonly RateLimit[],
  now: number,
): Promise<readonly number[] | undefined> {
  const longest = Math.max(...limits.map(({ perMs }) => perMs))
  const expiresAt = now + longest
  const still = sql`select value from json_each(${rates.times}) where value > ${now - longest}`
  const hasRoom = limits.map(({ burst, perMs }) => {
    const since = now - perMs
    return sql`(select count(*) from json_each(${rates.times}) where value > ${since}) < ${burst}`
  })
  const rows = await database
    .insert(rates)
    .values({ name, times: [now], expiresAt })
    .onConflictDoUpdate({
      target: rates.name,
      set: {
        times: sql`(select json_group_array(value) from (${still} union all select ${now}))`,
        expiresAt,
      },
      setWhere: sql.join(hasRoom, sql` and `),
    })
    .returning({ times: rates.times })
  return rows[0]?.times
}

/** Milliseconds until every limit has room again. */
async function waitFor(
  database: Database,
  name: string,
  limits: readonly RateLimit[],
  now: number,
): Promise<number> {
  if (limits.length === 0) return 0
  const [row] = await database.select().from(rates).where(eq(rates.name, name)).limit(1)
  const times = [...(row?.times ?? [])].sort((one, other) => one - other)
  const waits = limits.map(({ burst, perMs }) => (times.at(-burst) ?? 0) + perMs - now)
  return Math.max(0, ...waits)
}
