// The time one check has, and what each phase may take of it.
import type { NetworkFailure, Phase } from '../model/exchange.ts'
import type { Clock, Timers } from '../model/platform.ts'
import type { Deadline } from '../model/transport.ts'

export interface DeadlineOptions {
  /** Milliseconds for the whole check. */
  readonly totalMs: number
  readonly clock: Clock
  readonly timers: Timers
  /** The caller's own cancellation, such as Ctrl-C or a closed connection. */
  readonly signal?: AbortSignal
}

export interface RunningDeadline extends Deadline {
  /** Stops the timer; call it when the check is over. */
  clear(): void
}

/**
 * Most a phase may take, in milliseconds. The body's is for each silence between two pieces. The
 * first byte may take as long as Microsoft lets an endpoint take before it gives up on a lead.
 */
const PHASE_BUDGETS: { readonly [P in Phase]: number } = {
  guard: 5_000,
  dns: 5_000,
  connect: 5_000,
  tls: 5_000,
  send: 5_000,
  'first-byte': 120_000,
  body: 5_000,
}

const WAITING_FOR: { readonly [P in Phase]: string } = {
  guard: 'the address check',
  dns: 'the name to be resolved',
  connect: 'the connection to be accepted',
  tls: 'the TLS handshake',
  send: 'the request to be taken',
  'first-byte': 'the answer to begin',
  body: 'the rest of the answer',
}

/** Starts the clock. The signal's reason is a `TimeoutError` when the time is over. */
export function createDeadline(options: DeadlineOptions): RunningDeadline {
  const { totalMs, clock, timers, signal } = options
  const endsAt = clock.monotonicMs() + totalMs
  const controller = new AbortController()
  const stopTimer = timers.after(Math.max(0, totalMs), () => {
    controller.abort(new DOMException('The time for the check is over', 'TimeoutError'))
  })
  return {
    remainingMs: () => Math.max(0, endsAt - clock.monotonicMs()),
    signal: signal === undefined ? controller.signal : AbortSignal.any([controller.signal, signal]),
    clear: stopTimer,
  }
}

/** Milliseconds a phase may take now: its own limit, but never more than what is left. */
export function phaseBudgetMs(phase: Phase, deadline: Deadline): number {
  return Math.min(PHASE_BUDGETS[phase], deadline.remainingMs())
}

/** True when nothing more may be begun. */
export function isOver(deadline: Deadline): boolean {
  return deadline.signal.aborted || deadline.remainingMs() <= 0
}

/** The failure of a phase that was not waited for any longer, by time or by the caller. */
export function interruption(phase: Phase, deadline: Deadline): NetworkFailure {
  const message = `Gave up waiting for ${WAITING_FOR[phase]}`
  return isCancelled(deadline)
    ? { phase, code: 'lp:cancelled', message: 'The check was cancelled', timedOut: false }
    : { phase, code: `lp:timeout-${phase}`, message, timedOut: true }
}

function isCancelled({ signal }: Deadline): boolean {
  return signal.aborted && !(signal.reason instanceof Error && signal.reason.name === TIME_OUT)
}

/** The name of `AbortSignal.timeout`'s reason, and of ours. */
const TIME_OUT = 'TimeoutError'
