// Tries the addresses of a host in turn and keeps the first that accepts a connection.
import { phaseBudgetMs } from '../../net/deadline.ts'
import type { PhaseContext } from '../../net/run-phase.ts'
import { type Dialled, type DialOptions, dial } from './dial.ts'

export interface FirstConnected {
  readonly address: string
  readonly dialled: Dialled
}

/** Rejects with the error that says most when no address accepts; stops when the signal says so. */
export async function connectFirst(
  addresses: readonly string[],
  options: Omit<DialOptions, 'address'>,
  context: PhaseContext,
  signal: AbortSignal,
): Promise<FirstConnected> {
  const errors: unknown[] = []
  const endsAt = context.clock.monotonicMs() + phaseBudgetMs('connect', context.deadline)
  for (const [index, address] of addresses.entries()) {
    const left = endsAt - context.clock.monotonicMs()
    const rest = addresses.length - index
    const dialled = dial({ ...options, address })
    const abandon = () => dialled.socket.destroy()
    signal.addEventListener('abort', abandon)
    // The last address may take all that is left: the phase's own timer ends it.
    const stopTimer =
      rest === 1 ? noTimer : context.timers.after(left / rest, () => dialled.socket.destroy(slow()))
    try {
      await dialled.connected
      return { address, dialled }
    } catch (error) {
      errors.push(error)
      if (signal.aborted) break
    } finally {
      stopTimer()
      signal.removeEventListener('abort', abandon)
    }
  }
  throw mostTelling(errors)
}

function noTimer(): void {
  // Nothing to stop.
}

function slow(): Error {
  return Object.assign(new Error('an address did not answer'), { code: 'ETIMEDOUT' })
}

/** No route for one address family is this machine's own affair. */
const OWN_AFFAIR = new Set<unknown>([
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
])

function mostTelling(errors: readonly unknown[]): unknown {
  return errors.find((error) => !OWN_AFFAIR.has((error as { code?: unknown }).code)) ?? errors[0]
}
