// How many event streams a caller may have open at a time in this process: each holds a connection, and
// those of batches ask the database again and again.
import type { Context, MiddlewareHandler } from 'hono'
import { isEventStream, wantsEvents } from '../event-stream.ts'
import { sendTooMany } from '../problem.ts'
import type { AppServices } from '../services.ts'
import { callerName } from './caller-limit.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Gives the place of this stream to another; does nothing the second time. */
    leaveStream: (() => void) | undefined
  }
}

const RETRY_S = 10

/** Whoever streams calls `leaveStream` when the stream is over, however it ends. */
export function limitStreams(services: AppServices): MiddlewareHandler {
  const { mostStreams } = services.access.settings
  if (mostStreams === undefined) return (_, next) => next()
  const places = createPlaces(mostStreams)
  return async (c, next) => {
    if (!wantsStream(c)) return next()
    const leave = places.take(callerName(c, services))
    if (leave === undefined) return sendTooMany(c, tooMany(mostStreams))
    c.set('leaveStream', leave)
    await next()
    if (!isEventStream(c.res)) leave()
  }
}

function wantsStream(c: Context): boolean {
  return c.req.path.startsWith('/v1/') && (wantsEvents(c) || c.req.path.endsWith('/events'))
}

function tooMany(most: number) {
  const detail = `The limit is ${most} event streams open at a time. Close one that is not needed any more, or ask without events: GET /v1/batches/{id} tells how far a batch is.`
  return { detail, retryAfterS: RETRY_S }
}

function createPlaces(most: number) {
  const taken = new Map<string, number>()
  return {
    /** What gives the place back; undefined when there is none. */
    take(name: string): (() => void) | undefined {
      const before = taken.get(name) ?? 0
      if (before >= most) return undefined
      taken.set(name, before + 1)
      let isLeft = false
      return () => {
        if (isLeft) return
        isLeft = true
        const now = taken.get(name) ?? 1
        if (now > 1) taken.set(name, now - 1)
        else taken.delete(name)
      }
    },
  }
}
