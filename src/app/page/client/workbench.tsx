// Paste, recognise, fill in, check: the first screen at work.
import { useEffect, useRef, useState } from 'hono/jsx/dom'
import { FindingCard, IN_TEXT } from '../components/finding-card.tsx'
import { LeadView } from '../components/lead-view.tsx'
import { type Example, PasteBox } from '../components/paste-box.tsx'
import { WhatHappens } from '../components/what-happens.tsx'
import { withoutField } from '../field-notes.ts'
import { Draft, type DraftState, EMPTY_DRAFT } from './draft.ts'
import { DraftFormCard } from './draft-form-card.tsx'
import { formNotes } from './form-notes.ts'
import { type KindName, KindPicker } from './kind-picker.tsx'
import { type CheckCall, rehearsalCall } from './requests.ts'
import { RunPanel } from './run-panel.tsx'
import { useRun } from './use-run.ts'

interface WorkbenchProps {
  readonly examples: readonly Example[]
  readonly kinds: readonly KindName[]
  readonly firstKind: string
}

export function Workbench({ examples, kinds, firstKind }: WorkbenchProps) {
  const [state, setState] = useState<DraftState>(EMPTY_DRAFT)
  const draft = useRef<Draft | null>(null)
  draft.current ??= new Draft(setState)
  const run = useRun()
  const last = useRef<CheckCall>({ path: '/v1/checks', body: {} })
  useEffect(() => {
    if (firstKind !== '') void draft.current?.choose(firstKind)
  }, [])
  const start = (call: CheckCall) => {
    last.current = call
    void run.start(call)
  }
  const tryExample = ({ scenario }: Example) => {
    start(rehearsalCall(scenario))
    void draft.current?.showScenario(scenario)
  }
  const isIdle = run.state.phase === 'idle' || run.state.phase === 'refused'
  return (
    <div class="workbench" data-phase={isIdle ? 'idle' : run.state.phase}>
      <div class="workbench-input">
        <form class="card" onSubmit={(event: Event) => event.preventDefault()}>
          <PasteBox
            text={state.text}
            examples={examples}
            onText={(text) => {
              run.clear()
              draft.current?.paste(text)
            }}
            onExample={tryExample}
          />
          <p class="recognised" role="status">
            {state.notice}
          </p>
        </form>
        {state.form === undefined ? (
          <KindPicker kinds={kinds} onChoose={(id) => void draft.current?.choose(id)} />
        ) : (
          <DraftFormCard
            form={state.form}
            notes={formNotes(run.state, state)}
            draft={draft.current}
            isBusy={run.state.phase === 'running'}
            onCheck={() => start(draft.current?.request() ?? last.current)}
            onClear={run.clear}
          />
        )}
        {isIdle ? <LeadView parts={state.lead ?? []} /> : null}
        {isIdle
          ? withoutField(state.findings, state.form?.kind.fields ?? []).map((finding) => (
              <FindingCard
                finding={finding}
                kind={state.form?.kind.id}
                seen={state.form === undefined ? IN_TEXT : undefined}
              />
            ))
          : null}
      </div>
      {isIdle ? <WhatHappens /> : null}
      <RunPanel state={run.state} onCancel={run.cancel} onAgain={() => start(last.current)} />
    </div>
  )
}
