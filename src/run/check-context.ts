// What the steps of one check share: recorded network access, the time that is left, the test lead.
import type { CheckContext } from '../model/destination-kind.ts'
import type { Connection, Exchange } from '../model/exchange.ts'
import type { TestLead } from '../model/test-lead.ts'
import type { Deadline, Transport } from '../model/transport.ts'
import { createDeadline } from '../net/deadline.ts'
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
  let deadline = createDeadline({
    totalMs: totalMs - cleanUpMs,
    clock,
    timers,
    ...(request.options.signal === undefined ? {} : { signal: request.options.signal }),
  })
  const opened = [open(deadline)]
  const recorder = recordExchanges(latestOf(opened))
  const wait = (ms: number) => waitWithin(ms, deadline, platform.timers)
  return {
    context: { config, cloud: request.cloud, lead, net: recorder.net, clock, wait },
    takeExchanges: () => recorder.take(),
    beginCleanUp() {
      if (deadline.remainingMs() > 0) return
      deadline = createDeadline({ totalMs: cleanUpMs, clock, timers })
      opened.push(open(deadline))
    },
    async close() {
      await Promise.all(opened.map((transport) => transport.close()))
    },
  }
}

/** Sends through whichever transport was opened last, so that an SDK client outlives the first. */
function latestOf(opened: readonly Transport[]): Transport {
  const latest = () => opened.at(-1) as Transport // startCheck opens one before anything is sent
  return {
    connect: (url) => latest().connect(url),
    send: (outbound) => latest().send(outbound),
    close: () => latest().close(),
  }
}

function waitWithin(
  ms: number,
  deadline: Deadline,
  timers: CheckDependencies['platform']['timers'],
): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timers.after(Math.min(ms, deadline.remainingMs()), resolve)
    deadline.signal.addEventListener('abort', () => {
      cancel()
      resolve()
    })
  })
}
