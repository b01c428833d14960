// Who sent a request, as the first handlers found out.
import type { Context } from 'hono'
import type { Caller } from '../../model/caller.ts'

declare module 'hono' {
  interface ContextVariableMap {
    caller: Caller
    /** Whether there are keys to sign in with. */
    canSignIn: boolean | undefined
    seesWatches: boolean | undefined
  }
}

/** Set for every request before any route sees it. */
export function callerOf(c: Context): Caller {
  return c.get('caller')
}
