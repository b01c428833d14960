// One failure in rehearsal: its settings to be changed by hand or mended at once, and its check.
import { useEffect, useRef, useState } from 'hono/jsx/dom'
import { mendingSentence } from '../components/mending-sentence.ts'
import { notesOf, remindersOf } from '../field-notes.ts'
import { Draft, type DraftState, EMPTY_DRAFT } from './draft.ts'
import { DraftFormCard } from './draft-form-card.tsx'
import type { ScenarioView } from './requests.ts'
import { RunPanel } from './run-panel.tsx'
import { type Run, useRun } from './use-run.ts'

interface RehearsedScenarioProps {
  readonly scenario: ScenarioView
  onBack(): void
}

export function RehearsedScenario({ scenario, onBack }: RehearsedScenarioProps) {
  const [state, setState] = useState<DraftState>(EMPTY_DRAFT)
  const draft = useRef<Draft | null>(null)
  draft.current ??= new Draft(setState)
  const { current } = draft
  const run = useRun()
  const check = () => void run.start(current.request())
  const mend = async () => {
    await current.mend(scenario)
    check()
  }
  useEffect(() => {
    void current.showScenario(scenario.id).then(check)
  }, [])
  return (
    <div class="workbench" data-phase={run.state.phase}>
      <div class="workbench-input">
        <button
          type="button"
          class="quiet back"
          onClick={() => {
            run.clear()
            onBack()
          }}
        >
          Back to the list
        </button>
        <section class="card" aria-labelledby="scenario-heading">
          <h2 id="scenario-heading">{scenario.title}</h2>
          <p>{mendingSentence(scenario)}</p>
          {scenario.mended === undefined ? null : (
            <button
              type="button"
              class={hasFailed(run) ? 'primary' : 'quiet'}
              disabled={run.state.phase === 'running'}
              onClick={() => void mend()}
            >
              Mend it
            </button>
          )}
        </section>
        {state.form === undefined ? null : (
          <DraftFormCard
            form={state.form}
            notes={
              run.state.phase === 'done'
                ? remindersOf(run.state.report.findings)
                : notesOf(state.findings)
            }
            draft={current}
            isBusy={run.state.phase === 'running'}
            onCheck={check}
          />
        )}
      </div>
      <RunPanel state={run.state} onCancel={run.cancel} onAgain={check} />
    </div>
  )
}

function hasFailed({ state }: Run): boolean {
  return state.phase === 'done' && state.report.verdict !== 'pass'
}
