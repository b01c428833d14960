// What the steps of one check share: recorded network access, the time that is left, the test lead.
import type { CheckContext } from '../model/destination-kind.ts'
import type { Connection, Exchange } from '../model/exchange.ts'
import type { TestLead } from '../model/test-lead.ts'
import type { Deadline, Transport } from '../model/transport.ts'
import { createDeadline, isOver } from '../net/deadline.ts'
import { recordExchanges } from '../net/recorder.ts'
import type { CheckDependencies, CheckRequest } from './check-request.ts'

/** Microsoft's connector gives up after two minutes. */
export const DEFAULT_TIMEOUT_MS = 120_000
/** A time-out or a cancellation must still leave time to remove the test lead. */
const CLEAN_UP_MS = 15_000
const CLEAN_UP_SHARE = 0.2
const MAX_BODY_BYTES = 64 * 1024

export interface RunningCheck {
  readonly context: CheckContext<unknown>
  takeExchanges(): readonly (Exchange | Connection)[]
  /** Gives clean-up connections and time of its own, whatever became of the check's. */
  beginCleanUp(): void
  close(): Promise<void>
}

export function startCheck(
  request: CheckRequest,
  config: unknown,
  lead: TestLead,
  deps: CheckDependencies,
): RunningCheck {
  const { platform } = deps
  const totalMs = request.options.timeoutMs ?? DEFAULT_TIMEOUT_MS
  const cleanUpMs = Math.min(CLEAN_UP_MS, totalMs * CLEAN_UP_SHARE)
  const { clock, timers } = platform
  const open = (deadline: Deadline) =>
    platform.openTransport({ policy: deps.policy, deadline, maxBodyBytes: MAX_BODY_BYTES })
  const begin = (ms: number, signal?: AbortSignal) =>
    createDeadline({ totalMs: ms, clock, timers, ...(signal === undefined ? {} : { signal }) })
  const deadlines = [begin(totalMs - cleanUpMs, request.options.signal)]
  const opened = deadlines.map(open)
  const current = () => latest(deadlines)
  const recorder = recordExchanges(throughLatestOf(opened))
  const wait = (ms: number) => waitWithin(ms, current(), platform.timers)
  return {
    context: { config, cloud: request.cloud, lead, net: recorder.net, clock, wait },
    takeExchanges: () => recorder.take(),
    beginCleanUp() {
      if (!isOver(current())) return
      deadlines.push(begin(cleanUpMs))
      opened.push(open(current()))
    },
    async close() {
      for (const deadline of deadlines) deadline.clear()
      await Promise.all(opened.map((transport) => transport.close()))
    },
  }
}

/** Never empty: startCheck puts the first one in before anything is sent. */
function latest<T>(items: readonly T[]): T {
  return items.at(-1) as T
}

/** Sends through whichever transport was opened last, so that an SDK client outlives the first. */
function throughLatestOf(opened: readonly Transport[]): Transport {
  return {
    connect: (url) => latest(opened).connect(url),
    send: (outbound) => latest(opened).send(outbound),
    close: () => latest(opened).close(),
  }
}

function waitWithin(
  ms: number,
  deadline: Deadline,
  timers: CheckDependencies['platform']['timers'],
): Promise<void> {
  if (isOver(deadline)) return Promise.resolve()
  return new Promise((resolve) => {
    const cancel = timers.after(Math.min(ms, deadline.remainingMs()), resolve)
    const giveUp = () => {
      cancel()
      resolve()
    }
    deadline.signal.addEventListener('abort', giveUp, { once: true })
  })
}
