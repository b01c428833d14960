// Checks that run or have just ended, each with the events so far: who lost the connection reads on.
import type { Report } from '../model/report.ts'
import type { OnCheckEvent } from '../run/check-request.ts'
import type { Problem } from './problem.ts'
import type { AppServices } from './services.ts'

export type RunsCheck = (onEvent: OnCheckEvent, signal: AbortSignal) => Promise<Report>

/** How long a check goes on that nobody follows any more; then it is cancelled. */
export const LEAVE_GRACE_MS = 10_000
/** How long the events of a check that has ended can be read. */
const KEEP_ENDED_MS = 60_000

export interface CheckMessage {
  readonly event: string
  /** Counts from 1. */
  readonly id: string
  readonly data: string
}

export interface RunningCheck {
  readonly id: string
  /**
   * Gives every message after the one of that id, the past ones at once. Resolves when the check is
   * over or `left` is aborted.
   */
  follow(
    after: number,
    onMessage: (message: CheckMessage) => void,
    left: AbortSignal,
  ): Promise<void>
  /** What was written is still cleaned up, and the report still comes. */
  cancel(): void
}

export interface RunningChecks {
  /** `problem` is what followers get when leadprobe itself breaks. */
  start(run: RunsCheck, problem: Problem, tenant: string | undefined): RunningCheck
  /** Undefined when there is none, or when it is another tenant's. */
  find(id: string, tenant: string | undefined): RunningCheck | undefined
}

export function createRunningChecks(services: AppServices): RunningChecks {
  const checks = new Map<string, Kept>()
  const forgetEnded = () => {
    for (const [id, { endedAt }] of checks) {
      if (services.clock.now() - endedAt() > KEEP_ENDED_MS) checks.delete(id)
    }
  }
  return {
    start(run, problem, tenant) {
      forgetEnded()
      const check = startCheck(run, problem, services)
      checks.set(check.id, { ...check, tenant })
      return check
    },
    find(id, tenant) {
      const check = checks.get(id)
      const isOpen = check?.tenant === undefined || check.tenant === tenant
      return isOpen ? check : undefined
    },
  }
}

interface Kept extends RunningCheck {
  /** Whose it is; undefined when it is whoever's who has its id. */
  readonly tenant: string | undefined
  endedAt(): number
}

type Listener = (message: CheckMessage | undefined) => void

function startCheck(run: RunsCheck, problem: Problem, services: AppServices) {
  const messages: CheckMessage[] = []
  const listeners = new Set<Listener>()
  const cancel = new AbortController()
  let endedAt = Number.POSITIVE_INFINITY
  let stopGrace: () => void = () => undefined

  const tell = (event: string, data: unknown) => {
    const message = { event, id: String(messages.length + 1), data: JSON.stringify(data) }
    messages.push(message)
    for (const listen of listeners) listen(message)
  }
  const end = () => {
    endedAt = services.clock.now()
    for (const listen of listeners) listen(undefined)
  }
  const leave = (listen: Listener) => {
    listeners.delete(listen)
    if (listeners.size > 0 || Number.isFinite(endedAt)) return
    stopGrace = services.timers.after(LEAVE_GRACE_MS, () => cancel.abort())
  }

  run((event) => tell(event.type, dataOf(event)), cancel.signal)
    .catch((error: unknown) => {
      services.onFault(error)
      tell('problem', problem)
    })
    .finally(end)

  return {
    id: services.newId(),
    endedAt: () => endedAt,
    cancel: () => cancel.abort(),
    follow(after: number, onMessage: (message: CheckMessage) => void, left: AbortSignal) {
      for (const message of messages.slice(after)) onMessage(message)
      if (Number.isFinite(endedAt)) return Promise.resolve()
      stopGrace()
      return new Promise<void>((resolve) => {
        const listen: Listener = (message) => (message ? onMessage(message) : resolve())
        listeners.add(listen)
        const go = () => {
          leave(listen)
          resolve()
        }
        if (left.aborted) go()
        else left.addEventListener('abort', go, { once: true })
      })
    },
  }
}

function dataOf(event: Parameters<OnCheckEvent>[0]) {
  switch (event.type) {
    case 'step':
      return event.step
    case 'finding':
      return event.finding
    case 'report':
      return event.report
  }
}
