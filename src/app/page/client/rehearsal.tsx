// The rehearsal tab at work: choose a scenario, watch the check, read the remedy.
import { useState } from 'hono/jsx/dom'
import { ScenarioList, type ScenarioName } from '../components/scenario-list.tsx'
import { RunPanel } from './run-panel.tsx'
import { useRun } from './use-run.ts'

interface RehearsalProps {
  readonly scenarios: readonly ScenarioName[]
  readonly kindTitles: Readonly<Record<string, string>>
}

export function Rehearsal({ scenarios, kindTitles }: RehearsalProps) {
  const run = useRun()
  const [chosen, setChosen] = useState('')
  const choose = ({ id }: { readonly id: string }) => {
    setChosen(id)
    void run.start(`/v1/scenarios/${id}/checks`, {})
  }
  return (
    <div class="workbench" data-phase={run.state.phase}>
      <div class="workbench-input">
        <ScenarioList
          scenarios={scenarios}
          kindTitles={kindTitles}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
      <RunPanel state={run.state} onCancel={run.cancel} onAgain={() => choose({ id: chosen })} />
    </div>
  )
}
