// A check as server-sent events. Whoever loses the connection may come back for the rest.
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Timers } from '../model/platform.ts'
import { callerOf } from './access/caller-of.ts'
import { problemOf } from './problem.ts'
import type { RunningCheck, RunningChecks, RunsCheck } from './running-checks.ts'
import type { AppServices } from './services.ts'

/** Proxies close a connection that is silent for long. */
export const PING_EVERY_MS = 15_000

export function wantsEvents(c: Context): boolean {
  return /\btext\/event-stream\b/i.test(c.req.header('accept') ?? '')
}

export function isEventStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
}

/** Starts a check and streams it; `content-location` says where its events can be read again. */
export function streamCheck(
  c: Context,
  services: AppServices,
  running: RunningChecks,
  run: RunsCheck,
): Response {
  const problem = problemOf(c, 'internal', 'The check broke off. This is a fault in leadprobe.')
  const check = running.start(run, problem, callerOf(c).tenant)
  c.header('content-location', `/v1/checks/${check.id}/events`)
  return streamEvents(c, services, check, 0)
}

/** Streams what comes after the message of that id. */
export function streamEvents(
  c: Context,
  { timers }: AppServices,
  check: RunningCheck,
  after: number,
): Response {
  const left = new AbortController()
  c.req.raw.signal.addEventListener('abort', () => left.abort(), { once: true })
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => left.abort())
    const stopPings = pingEvery(PING_EVERY_MS, timers, () => stream.write(': ping\n\n'))
    let sent: Promise<void> = Promise.resolve()
    await check.follow(
      after,
      (message) => {
        sent = sent.then(() => stream.writeSSE(message))
      },
      left.signal,
    )
    stopPings()
    c.get('leaveStream')?.()
    await sent
  })
}

export function pingEvery(ms: number, timers: Timers, ping: () => unknown): () => void {
  let stop = timers.after(ms, again)
  function again(): void {
    ping()
    stop = timers.after(ms, again)
  }
  return () => stop()
}
