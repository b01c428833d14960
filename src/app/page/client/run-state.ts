// What is known of a running check. Pure: events in, state out.
import type { Report, StepReport } from '../../../model/report.ts'
import { reportSentence } from '../../../report/text/summary.ts'
import type { Comparison } from '../../compare-reports.ts'
import type { FieldError, Problem } from '../../problem.ts'
import { OUTCOME_WORDS, STEP_NAMES, sentenceCase } from '../words.ts'
import type { CheckEvent } from './check-events.ts'
import { sentenceOf } from './requests.ts'

export type RunState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running'
      readonly steps: readonly StepReport[]
      /** What goes on beside the steps: a lost connection, a cancellation. */
      readonly note?: string
    }
  | { readonly phase: 'done'; readonly report: Report; readonly comparison?: Comparison }
  /** Not started, because of fields of the form. */
  | { readonly phase: 'refused'; readonly errors: readonly FieldError[] }
  | { readonly phase: 'broken'; readonly steps: readonly StepReport[]; readonly why: string }

export const IDLE: RunState = { phase: 'idle' }
export const STARTED: RunState = { phase: 'running', steps: [] }

export const REFUSED = 'Not checked yet: fill in the fields that are marked.'
export const LOST = 'The connection was lost. The check goes on; reading on where it broke off…'
export const CANCELLING =
  'Cancelling. If the test lead was already on its way, leadprobe removes it now.'

export function afterEvent(state: RunState, { event, data }: CheckEvent): RunState {
  if (state.phase !== 'running') return state
  if (event === 'lost') return { ...state, note: LOST }
  if (event === 'step') {
    const { note, ...running } = state
    const kept = note === CANCELLING ? { note } : {}
    return { ...running, ...kept, steps: [...state.steps, data as StepReport] }
  }
  if (event === 'report') return { phase: 'done', report: data as Report }
  if (event === 'problem')
    return refused(data as Problem) ?? broken(state, sentenceOf(data as Problem))
  return state
}

/** Undefined unless all that is wrong are fields of the destination. */
function refused({ errors = [] }: Problem): RunState | undefined {
  const isByForm = errors.every(({ pointer }) => pointer.startsWith('/destination/'))
  return errors.length > 0 && isByForm ? { phase: 'refused', errors } : undefined
}

export function broken(state: RunState, why: string): RunState {
  return { phase: 'broken', steps: state.phase === 'running' ? state.steps : [], why }
}

/** What a screen reader says as the state changes. */
export function announcement(state: RunState): string {
  switch (state.phase) {
    case 'idle':
      return ''
    case 'running': {
      if (state.note !== undefined) return state.note
      const last = state.steps.at(-1)
      if (last === undefined) return 'The check has started.'
      return `${STEP_NAMES[last.id]}: ${OUTCOME_WORDS[last.outcome]}.`
    }
    case 'done':
      return sentenceCase(reportSentence(state.report))
    case 'refused':
      return REFUSED
    case 'broken':
      return state.why
  }
}
