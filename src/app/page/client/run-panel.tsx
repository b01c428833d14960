// The check as it happens, then its report. Announces each step to screen readers.
import { useEffect, useRef } from 'hono/jsx/dom'
import { ReportView } from '../components/report-view.tsx'
import { StepList } from '../components/step-list.tsx'
import { announcement, CANCELLING, type RunState } from './run-state.ts'

interface RunPanelProps {
  readonly state: RunState
  onCancel(): void
  onAgain(): void
}

export function RunPanel({ state, onCancel, onAgain }: RunPanelProps) {
  const { phase } = state
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (phase === 'running') panel.current?.scrollIntoView({ block: 'nearest' })
    if (phase === 'refused') focusFirstFault()
    if (phase === 'done') document.getElementById('verdict-heading')?.focus()
  }, [phase])
  return (
    <div class="run" data-phase={phase} ref={panel}>
      <p class="visually-hidden" role="status">
        {announcement(state)}
      </p>
      {phase === 'running' ? (
        <section class="card" aria-labelledby="running-heading">
          <div class="run-head">
            <h2 id="running-heading">Checking…</h2>
            <button
              type="button"
              class="quiet"
              onClick={onCancel}
              disabled={state.note === CANCELLING}
            >
              Cancel
            </button>
          </div>
          {state.note === undefined ? null : <p class="running-note">{state.note}</p>}
          <StepList steps={state.steps} isRunning />
        </section>
      ) : null}
      {phase === 'broken' ? (
        <section class="verdict" data-verdict="inconclusive">
          <div class="verdict-body">
            <h2>The check did not finish</h2>
            <p>{state.why}</p>
            <AgainButton onAgain={onAgain} />
          </div>
        </section>
      ) : null}
      {phase === 'done' ? (
        <>
          <ReportView report={state.report} comparison={state.comparison} />
          <div class="actions">
            <AgainButton onAgain={onAgain} />
            <a class="button quiet" href={`/reports/${state.report.id}`}>
              Link to this report
            </a>
          </div>
        </>
      ) : null}
    </div>
  )
}

function focusFirstFault(): void {
  document.querySelector<HTMLElement>('.field [aria-invalid=true]')?.focus()
}

function AgainButton({ onAgain }: { onAgain(): void }) {
  return (
    <button type="button" class="primary" onClick={onAgain}>
      Check again
    </button>
  )
}
