// The seven steps: what ran, how it ended, how long it took; what was sent and answered is folded.
import type { StepReport } from '../../../model/report.ts'
import { STEP_IDS, type StepId } from '../../../model/vocabulary.ts'
import { visible } from '../../../report/visible-text.ts'
import { duration, OUTCOME_WORDS, STEP_AIMS, STEP_NAMES } from '../words.ts'
import { ExchangeView } from './exchange-view.tsx'
import { Icon, type IconName } from './icon.tsx'

interface StepListProps {
  readonly steps: readonly StepReport[]
  /** True while the check goes on: the first step without a report is the one at work. */
  readonly isRunning?: boolean
}

export function StepList({ steps, isRunning = false }: StepListProps) {
  return (
    <ol class="steps" aria-label="Steps of the check">
      {STEP_IDS.map((id, index) => {
        const step = steps.find((candidate) => candidate.id === id)
        if (step !== undefined) return <DoneStep step={step} />
        return (
          <OpenStep id={id} state={isRunning && index === steps.length ? 'running' : 'pending'} />
        )
      })}
    </ol>
  )
}

function DoneStep({ step }: { step: StepReport }) {
  return (
    <li class="step" data-step={step.id} data-outcome={step.outcome}>
      <StepHead
        icon={step.outcome}
        id={step.id}
        state={OUTCOME_WORDS[step.outcome]}
        time={step.outcome === 'skip' ? '' : duration(step.durationMs)}
      />
      <p class="step-summary">{visible(step.summary)}</p>
      {step.exchanges.length === 0 ? null : (
        <details class="fold">
          <summary>What was sent and answered</summary>
          {step.exchanges.map((exchange) => (
            <ExchangeView exchange={exchange} />
          ))}
        </details>
      )}
    </li>
  )
}

function OpenStep({ id, state }: { id: StepId; state: 'pending' | 'running' }) {
  return (
    <li class="step" data-step={id} data-outcome={state}>
      <StepHead icon={state} id={id} state={state === 'running' ? 'Running' : ''} time="" />
      <p class="step-summary">{STEP_AIMS[id]}</p>
    </li>
  )
}

interface StepHeadProps {
  readonly icon: IconName
  readonly id: StepId
  readonly state: string
  readonly time: string
}

function StepHead({ icon, id, state, time }: StepHeadProps) {
  return (
    <div class="step-head">
      <Icon name={icon} />
      <span class="step-name">{STEP_NAMES[id]}</span>
      <span class="step-state">{state}</span>
      <span class="step-time">{time}</span>
    </div>
  )
}
