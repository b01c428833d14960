// Consumes jobs in this process: a number of workers over the tables, which also other processes use.
import type { JobQueue } from '../../jobs/job-queue.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Timers } from '../../model/platform.ts'
import { createAlarms, oneAtATime } from './alarms.ts'

export interface JobPool {
  /** What is enqueued is in the tables: all it takes here is a look. */
  readonly queue: JobQueue
  start(jobs: Consumed): void
  /**
   * Takes no further job and waits for those that run; after `graceMs` these are cancelled, which
   * removes their leads and puts back those without one.
   */
  close(graceMs: number): Promise<void>
}

type Consumed = Pick<Jobs, 'due' | 'process' | 'sweep'>

export interface JobPoolOptions {
  /** Checks at a time in this process. */
  readonly size: number
  readonly timers: Timers
  onFault(error: unknown): void
}

/** Others may add to the tables, and leases end, without a word to this process. */
const LOOK_EVERY_MS = 1000
const SWEEP_EVERY_MS = 60_000

export function createJobPool(options: JobPoolOptions): JobPool {
  const { timers, onFault } = options
  const alarms = createAlarms(timers)
  const stop = new AbortController()
  const workers = createWorkers(options, stop.signal)
  let isClosed = false
  let swept = () => Promise.resolve()
  const look = () => {
    if (!isClosed) workers.look()
  }
  return {
    queue: {
      async enqueue(_ids, delayMs = 0) {
        if (delayMs === 0) look()
        else if (delayMs < LOOK_EVERY_MS && !isClosed) alarms.after(delayMs, look)
      },
    },
    start(jobs) {
      workers.employ(jobs)
      const sweep = oneAtATime(() => jobs.sweep().catch(onFault))
      swept = sweep.settled
      alarms.every(LOOK_EVERY_MS, look)
      alarms.every(SWEEP_EVERY_MS, sweep.ask)
      sweep.ask()
      look()
    },
    async close(graceMs) {
      isClosed = true
      alarms.cancelAll()
      const spare = timers.after(graceMs, () => stop.abort())
      await Promise.all([workers.finish(), swept()])
      spare()
    },
  }
}

interface Workers {
  employ(jobs: Consumed): void
  /** Gives work to whoever has none. */
  look(): void
  /** Begins nothing more. */
  finish(): Promise<void>
}

function createWorkers({ size, onFault }: JobPoolOptions, stop: AbortSignal): Workers {
  const busy = new Map<string, Promise<void>>()
  let jobs: Consumed | undefined
  let isFinishing = false
  const work = async (id: string) => {
    const didSomething = await jobs?.process(id, stop).catch(onFault)
    busy.delete(id)
    // Where another process was quicker, the next look is soon enough.
    if (didSomething === true) looking.ask()
  }
  const fill = async () => {
    if (jobs === undefined || isFinishing || busy.size >= size) return
    for (const id of await jobs.due(size + busy.size)) {
      if (isFinishing || busy.size >= size) return
      if (!busy.has(id)) busy.set(id, work(id))
    }
  }
  const looking = oneAtATime(() => fill().catch(onFault))
  return {
    employ(given) {
      jobs = given
    },
    look: () => looking.ask(),
    async finish() {
      isFinishing = true
      await looking.settled()
      while (busy.size > 0) await Promise.all(busy.values())
      await looking.settled()
    },
  }
}
