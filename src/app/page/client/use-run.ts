// Runs a check over the API, with its state for the components that show it.
import { useRef, useState } from 'hono/jsx/dom'
import { checkEvents } from './check-events.ts'
import { type CheckCall, comparisonOf, UNREACHABLE } from './requests.ts'
import { afterEvent, broken, CANCELLING, IDLE, type RunState, STARTED } from './run-state.ts'

export interface Run {
  readonly state: RunState
  start(call: CheckCall): Promise<void>
  /** The check ends early, cleans up, and its report still comes. */
  cancel(): void
  /** The same, but nobody waits for the report. */
  clear(): void
}

interface Current {
  readonly reading: AbortController
  /** Address of the check, as soon as it is known. */
  check: string | undefined
}

export function useRun(): Run {
  const [state, setState] = useState<RunState>(IDLE)
  const current = useRef<Current | null>(null)
  const show = (mine: Current, change: (before: RunState) => RunState) => {
    if (current.current === mine) setState(change)
  }
  const leave = () => {
    cancelCheck(current.current)
    current.current?.reading.abort()
    current.current = null
  }
  const start = async (call: CheckCall) => {
    leave()
    const mine: Current = { reading: new AbortController(), check: undefined }
    current.current = mine
    setState(STARTED)
    try {
      for await (const seen of checkEvents(call, mine.reading.signal)) {
        if (seen.event === 'started') mine.check = seen.data as string | undefined
        show(mine, (before) => afterEvent(before, seen))
        if (seen.event !== 'report') continue
        mine.check = undefined
        void compare(mine, (seen.data as { id: string }).id)
      }
      show(mine, (before) => (before.phase === 'running' ? broken(before, UNREACHABLE) : before))
    } catch {
      show(mine, (before) => broken(before, UNREACHABLE))
    }
  }
  const compare = async (mine: Current, id: string) => {
    const comparison = await comparisonOf(id)
    if (comparison === undefined) return
    show(mine, (before) => (before.phase === 'done' ? { ...before, comparison } : before))
  }
  return {
    state,
    start,
    cancel: () => {
      cancelCheck(current.current)
      setState((before) => (before.phase === 'running' ? { ...before, note: CANCELLING } : before))
    },
    clear: () => {
      leave()
      setState(IDLE)
    },
  }
}

/** A check that is over answers 404, which is as good. */
function cancelCheck(current: Current | null): void {
  if (current?.check === undefined) return
  void fetch(current.check, { method: 'DELETE' }).catch(() => undefined)
}
