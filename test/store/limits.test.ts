// Limits and leases that hold for all processes on the same database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { createHostLeases } from '../../src/store/host-leases.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { createRateLimiter, type RateLimit } from '../../src/store/rate-limiter.ts'
import { rates } from '../../src/store/schema.ts'

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

function settableClock() {
  const clock = { time: 1_000_000, now: () => clock.time, monotonicMs: () => clock.time }
  return clock
}

function memory() {
  const { database, close } = openSqlite(':memory:', MIGRATIONS)
  cleanUps.push(close)
  return database
}

/** Two connections to one file, as two processes have them. */
function twoConnections() {
  const folder = mkdtempSync(join(tmpdir(), 'leadprobe-limits-'))
  cleanUps.push(() => rmSync(folder, { recursive: true }))
  return [0, 1].map(() => {
    const opened = openSqlite(join(folder, 'limits.db'), MIGRATIONS)
    cleanUps.unshift(opened.close)
    return opened.database
  })
}

const SIX_A_MINUTE: RateLimit = { burst: 6, perMs: 60_000 }

describe('a rate limit', () => {
  it('lets the burst through, then says when the next may come', async () => {
    const clock = settableClock()
    const limiter = createRateLimiter(memory(), clock)
    for (let taken = 0; taken < 6; taken++) {
      expect(await limiter.take('a', SIX_A_MINUTE)).toEqual({ ok: true })
      clock.time += 1000
    }
    expect(await limiter.take('a', SIX_A_MINUTE)).toEqual({ ok: false, retryAfterMs: 54_000 })
    clock.time += 53_999
    expect(await limiter.take('a', SIX_A_MINUTE)).toEqual({ ok: false, retryAfterMs: 1 })
    clock.time += 1
    expect(await limiter.take('a', SIX_A_MINUTE)).toEqual({ ok: true })
  })

  it('counts each name by itself, and counts nothing that it refuses', async () => {
    const clock = settableClock()
    const limiter = createRateLimiter(memory(), clock)
    const once = { burst: 1, perMs: 1000 }
    expect((await limiter.take('a', once)).ok).toBe(true)
    expect((await limiter.take('b', once)).ok).toBe(true)
    clock.time += 999
    expect((await limiter.take('a', once)).ok).toBe(false)
    clock.time += 1
    expect((await limiter.take('a', once)).ok).toBe(true)
  })

  it('forgets names that count no more', async () => {
    const clock = settableClock()
    const database = memory()
    const limiter = createRateLimiter(database, clock)
    await limiter.take('a', SIX_A_MINUTE)
    clock.time += 60_000
    await limiter.take('b', SIX_A_MINUTE)
    expect((await database.select().from(rates)).map(({ name }) => name)).toEqual(['b'])
  })

  it('never lets more through than any of its windows allows, whenever they come', async () => {
    const limits = [SIX_A_MINUTE, { burst: 20, perMs: 600_000 }]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(40_000), { maxLength: 120 }), async (pauses) => {
        const clock = settableClock()
        const limiter = createRateLimiter(memory(), clock)
        const passed: number[] = []
        for (const pause of pauses) {
          clock.time += pause
          const taken = await limiter.take('a', ...limits)
          if (taken.ok) passed.push(clock.time)
          else expect(taken.retryAfterMs).toBeLessThanOrEqual(600_000)
        }
        for (const { burst, perMs } of limits) {
          for (const [index, time] of passed.entries()) {
            const later = passed[index + burst]
            if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(perMs)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('holds for two processes that both ask 200 times at once', async () => {
    const clock = settableClock()
    const limiters = twoConnections().map((database) => createRateLimiter(database, clock))
    const asked = Array.from({ length: 200 }, () =>
      limiters.map((limiter) => limiter.take('a', SIX_A_MINUTE)),
    ).flat()
    expect((await Promise.all(asked)).filter(({ ok }) => ok)).toHaveLength(6)
  })
})

describe('a lease on a host', () => {
  it('is one holder’s until it is released or runs out', async () => {
    const clock = settableClock()
    const leases = createHostLeases(memory(), clock)
    expect(await leases.acquire('h', 'one', 1000)).toBe(true)
    expect(await leases.acquire('h', 'two', 1000)).toBe(false)
    expect(await leases.acquire('other', 'two', 1000)).toBe(true)
    await leases.release('h', 'two')
    expect(await leases.acquire('h', 'two', 1000)).toBe(false)
    await leases.release('h', 'one')
    expect(await leases.acquire('h', 'two', 1000)).toBe(true)
    clock.time += 1000
    expect(await leases.acquire('h', 'one', 1000)).toBe(true)
  })

  it('can be renewed by its holder', async () => {
    const clock = settableClock()
    const leases = createHostLeases(memory(), clock)
    await leases.acquire('h', 'one', 1000)
    clock.time += 900
    expect(await leases.acquire('h', 'one', 1000)).toBe(true)
    clock.time += 900
    expect(await leases.acquire('h', 'two', 1000)).toBe(false)
  })

  it('goes to one of many in two processes', async () => {
    const clock = settableClock()
    const all = twoConnections().map((database) => createHostLeases(database, clock))
    const asked = Array.from({ length: 50 }, (_, index) =>
      all.map((leases, process) => leases.acquire('h', `${process}-${index}`, 1000)),
    ).flat()
    expect((await Promise.all(asked)).filter((isHeld) => isHeld)).toHaveLength(1)
  })
})
