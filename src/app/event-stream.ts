// A check as server-sent events. The client going away cancels the check; clean-up still happens.
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Timers } from '../model/platform.ts'
import type { Report } from '../model/report.ts'
import type { OnCheckEvent } from '../run/check-request.ts'
import { problemOf } from './problem.ts'
import type { AppServices } from './services.ts'

/** Proxies close a connection that is silent for long. */
const PING_EVERY_MS = 15_000

export type RunsCheck = (onEvent: OnCheckEvent, signal: AbortSignal) => Promise<Report>

export function wantsEvents(c: Context): boolean {
  return /\btext\/event-stream\b/i.test(c.req.header('accept') ?? '')
}

export function streamCheck(c: Context, services: AppServices, run: RunsCheck): Response {
  const cancel = new AbortController()
  const gone = c.req.raw.signal
  gone.addEventListener('abort', () => cancel.abort(), { once: true })
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => cancel.abort())
    const stopPings = pingEvery(PING_EVERY_MS, services.timers, () => stream.write(': ping\n\n'))
    let sent = Promise.resolve()
    let id = 0
    try {
      await run((event) => {
        const data = JSON.stringify(dataOf(event))
        const message = { event: event.type, id: String(++id), data }
        sent = sent.then(() => stream.writeSSE(message))
      }, cancel.signal)
      await sent
    } catch (error) {
      services.onFault(error)
      const problem = problemOf(c, 'internal', 'The check broke off. This is a fault in leadprobe.')
      await stream.writeSSE({ event: 'problem', data: JSON.stringify(problem) })
    } finally {
      stopPings()
    }
  })
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

function pingEvery(ms: number, timers: Timers, ping: () => unknown): () => void {
  let stop = timers.after(ms, again)
  function again(): void {
    ping()
    stop = timers.after(ms, again)
  }
  return () => stop()
}
