// Runs a check over the API, with its state for the components that show it.
import { useRef, useState } from 'hono/jsx/dom'
import { type CheckCall, checkEvents, UNREACHABLE } from './requests.ts'
import { afterEvent, broken, CANCELLED, IDLE, type RunState, STARTED } from './run-state.ts'

export interface Run {
  readonly state: RunState
  start(call: CheckCall): Promise<void>
  cancel(): void
  clear(): void
}

export function useRun(): Run {
  const [state, setState] = useState<RunState>(IDLE)
  const current = useRef<AbortController | null>(null)
  const start = async (call: CheckCall) => {
    current.current?.abort()
    const mine = new AbortController()
    current.current = mine
    const show = (change: (before: RunState) => RunState) => {
      if (current.current === mine) setState(change)
    }
    show(() => STARTED)
    try {
      for await (const event of checkEvents(call, mine.signal)) {
        show((before) => afterEvent(before, event))
      }
      show((before) => (before.phase === 'running' ? broken(before, UNREACHABLE) : before))
    } catch {
      const why = mine.signal.aborted ? CANCELLED : UNREACHABLE
      show((before) => broken(before, why))
    }
  }
  return {
    state,
    start,
    cancel: () => current.current?.abort(),
    clear: () => {
      current.current?.abort()
      current.current = null
      setState(IDLE)
    },
  }
}
