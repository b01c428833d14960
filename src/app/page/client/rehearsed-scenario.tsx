// One failure in rehearsal: seen, mended at the vendor or in the settings, and seen to be over.
import { useEffect, useRef, useState } from 'hono/jsx/dom'
import type { Remedy } from '../../../model/rule.ts'
import type { ScenarioView } from '../../api/scenario-schemas.ts'
import { changedFields } from '../changed-fields.ts'
import { MendingAhead, MendingDone } from '../components/mending.tsx'
import { Draft, type DraftState, EMPTY_DRAFT } from './draft.ts'
import { DraftFormCard } from './draft-form-card.tsx'
import { formNotes } from './form-notes.ts'
import { remedyOf } from './requests.ts'
import { RunPanel } from './run-panel.tsx'
import { type Run, useRun } from './use-run.ts'

interface RehearsedScenarioProps {
  readonly scenario: ScenarioView
  onBack(): void
}

export function RehearsedScenario({ scenario, onBack }: RehearsedScenarioProps) {
  const [state, setState] = useState<DraftState>(EMPTY_DRAFT)
  const [remediation, setRemediation] = useState<readonly Remedy[]>([])
  const draft = useRef<Draft | null>(null)
  draft.current ??= new Draft(setState)
  const { current } = draft
  const run = useRun()
  const check = () => void run.start(current.request())
  const showBroken = () => void current.showScenario(scenario.id).then(check)
  const mend = async () => {
    await current.mend(scenario)
    check()
    setRemediation(await remedyOf(scenario.expect.rule ?? ''))
  }
  useEffect(showBroken, [])
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
          {state.isMended && scenario.mend !== undefined ? (
            <MendingDone
              mend={scenario.mend}
              changed={changedBy(scenario, state)}
              changesVendor={scenario.mend.changesVendor}
              remediation={remediation}
            />
          ) : (
            <MendingAhead mend={scenario.mend} canMend={canMend(scenario)} />
          )}
          <MendButton
            scenario={scenario}
            run={run}
            isMended={state.isMended === true}
            onMend={() => void mend()}
            onBreak={showBroken}
          />
        </section>
        {state.form === undefined ? null : (
          <DraftFormCard
            form={state.form}
            notes={formNotes(run.state, state)}
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

interface MendButtonProps {
  readonly scenario: ScenarioView
  readonly run: Run
  readonly isMended: boolean
  onMend(): void
  onBreak(): void
}

function MendButton({ scenario, run, isMended, onMend, onBreak }: MendButtonProps) {
  if (!canMend(scenario)) return null
  return (
    <button
      type="button"
      class={hasFailed(run) && !isMended ? 'primary' : 'quiet'}
      disabled={run.state.phase === 'running'}
      onClick={isMended ? onBreak : onMend}
    >
      {isMended ? 'Break it again' : scenario.mend?.byWaiting ? 'Let it pass' : 'Mend it'}
    </button>
  )
}

/** False when there is only advice. */
function canMend({ mend }: ScenarioView): boolean {
  if (mend === undefined) return false
  return (mend.destination ?? mend.cloud) !== undefined || mend.changesVendor
}

function changedBy({ destination, mend }: ScenarioView, { form }: DraftState): readonly string[] {
  const { destination: right, cloud } = mend ?? {}
  const fields = form === undefined || right === undefined ? [] : form.kind.fields
  const changed = right === undefined ? [] : changedFields(destination, right, fields)
  return cloud === undefined ? changed : [...changed, 'Cloud']
}

function hasFailed({ state }: Run): boolean {
  return state.phase === 'done' && state.report.verdict !== 'pass'
}
