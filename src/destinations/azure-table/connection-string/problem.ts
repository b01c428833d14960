// Something wrong with a connection string, said without repeating what may be secret.
import type { Observation } from '../../../model/observation.ts'

export interface Problem {
  readonly code: Observation
  readonly outcome: 'fail' | 'warn'
  /** A full sentence. */
  readonly problem: string
  /** The key it is about, as the documents spell it. */
  readonly key?: string
  /** Character in the text as it was typed, counted from 1. */
  readonly at?: number
}

export interface Place {
  readonly key?: string
  readonly at?: number
}

export function malformed(problem: string, place: Place = {}): Problem {
  return { code: 'lp:connection-string-malformed', outcome: 'fail', problem, ...place }
}

/** Something other programs accept, or that leadprobe cannot judge. */
export function doubtful(problem: string, place: Place = {}): Problem {
  return { ...malformed(problem, place), outcome: 'warn' }
}
