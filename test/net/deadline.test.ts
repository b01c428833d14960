// The time of a check on a clock the test turns by hand.
import { describe, expect, test } from 'vitest'
import { createDeadline, interruption, isOver, phaseBudgetMs } from '../../src/net/deadline.ts'
import { runPhase } from '../../src/net/run-phase.ts'

function handClock() {
  let now = 0
  const pending = new Set<{ at: number; run: () => void }>()
  return {
    clock: { now: () => now, monotonicMs: () => now },
    timers: {
      after(ms: number, run: () => void) {
        const timer = { at: now + ms, run }
        pending.add(timer)
        return () => void pending.delete(timer)
      },
    },
    pending,
    advance(ms: number) {
      now += ms
      for (const timer of [...pending]) {
        if (timer.at > now) continue
        pending.delete(timer)
        timer.run()
      }
    },
  }
}

describe('a deadline', () => {
  test('counts down to nothing and aborts with a TimeoutError', () => {
    const { clock, timers, advance } = handClock()
    const deadline = createDeadline({ totalMs: 1000, clock, timers })
    advance(400)
    expect(deadline.remainingMs()).toBe(600)
    expect(isOver(deadline)).toBe(false)
    advance(5000)
    expect(deadline.remainingMs()).toBe(0)
    expect(isOver(deadline)).toBe(true)
    expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' })
    expect(interruption('dns', deadline)).toMatchObject({ code: 'lp:timeout-dns', timedOut: true })
  })

  test('a caller who cancels is not a time-out', () => {
    const { clock, timers } = handClock()
    const caller = new AbortController()
    const deadline = createDeadline({ totalMs: 1000, clock, timers, signal: caller.signal })
    caller.abort()
    expect(isOver(deadline)).toBe(true)
    expect(interruption('body', deadline)).toMatchObject({
      phase: 'body',
      code: 'lp:cancelled',
      timedOut: false,
    })
  })

  test('cleared, it leaves no timer behind', () => {
    const { clock, timers, pending } = handClock()
    createDeadline({ totalMs: 1000, clock, timers }).clear()
    expect(pending.size).toBe(0)
  })
})

test('a phase gets its own budget, but never more than what is left', () => {
  const { clock, timers, advance } = handClock()
  const deadline = createDeadline({ totalMs: 130_000, clock, timers })
  const budgets = () =>
    (['dns', 'connect', 'tls', 'first-byte', 'body'] as const).map((p) =>
      phaseBudgetMs(p, deadline),
    )
  expect(budgets()).toEqual([5000, 5000, 5000, 120_000, 5000])
  advance(127_000)
  expect(budgets()).toEqual([3000, 3000, 3000, 3000, 3000])
})

describe('running a phase', () => {
  const failureOf = (phase: 'dns', error: unknown) => ({
    phase,
    code: 'E',
    message: String(error),
    timedOut: false,
  })
  const setting = (totalMs: number) => {
    const hand = handClock()
    const deadline = createDeadline({ totalMs, clock: hand.clock, timers: hand.timers })
    return { hand, context: { ...hand, deadline, failureOf: failureOf as never } }
  }

  test('tells its value and its time', async () => {
    const { hand, context } = setting(9000)
    const phases = {}
    const result = await runPhase('dns', context, phases, async () => {
      hand.advance(7)
      return 'value'
    })
    expect(result).toEqual({ ok: true, value: 'value' })
    expect(phases).toEqual({ dns: 7 })
    expect(hand.pending.size).toBe(1)
  })

  test('that throws is a failure', async () => {
    const { context } = setting(9000)
    const result = await runPhase('dns', context, {}, () => Promise.reject(new Error('no')))
    expect(result).toMatchObject({ ok: false, failure: { code: 'E', message: 'Error: no' } })
  })

  test('that takes too long is ended, and told by its signal', async () => {
    const { hand, context } = setting(60_000)
    let seen: AbortSignal | undefined
    const running = runPhase('dns', context, {}, (signal) => {
      seen = signal
      return new Promise(() => undefined)
    })
    hand.advance(5000)
    expect(await running).toMatchObject({ ok: false, failure: { code: 'lp:timeout-dns' } })
    expect(seen?.aborted).toBe(true)
  })

  test('is not begun when the time is over', async () => {
    const { hand, context } = setting(10)
    hand.advance(10)
    let hasBegun = false
    const result = await runPhase('dns', context, {}, async () => {
      hasBegun = true
    })
    expect(result).toMatchObject({ ok: false, failure: { code: 'lp:timeout-dns' } })
    expect(hasBegun).toBe(false)
  })
})
