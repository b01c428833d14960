// The rehearsal tab at work: choose a scenario, watch the check, read the remedy.
import { useState } from 'hono/jsx/dom'
import { ScenarioList, type ScenarioName } from '../components/scenario-list.tsx'
import { rehearsalCall } from './requests.ts'
import { RunPanel } from './run-panel.tsx'
import { useRun } from './use-run.ts'

interface RehearsalProps {
  readonly scenarios: readonly ScenarioName[]
  readonly kindTitles: Readonly<Record<string, string>>
}

export function Rehearsal({ scenarios, kindTitles }: RehearsalProps) {
  const run = useRun()
  const [chosen, setChosen] = useState('')
  const [wanted, setWanted] = useState('')
  const choose = ({ id }: { readonly id: string }) => {
    setChosen(id)
    void run.start(rehearsalCall(id))
  }
  const shown = scenarios.filter(({ id, title }) => matches(wanted, `${title} ${id}`))
  return (
    <div class="workbench rehearsal" data-phase={run.state.phase}>
      <div class="workbench-input">
        <div class="field">
          <label for="wanted">Find a failure</label>
          <input
            id="wanted"
            type="search"
            placeholder="certificate, signature, 404 …"
            autocomplete="off"
            value={wanted}
            onInput={(event: Event) => setWanted((event.target as HTMLInputElement).value)}
          />
        </div>
        <p class="visually-hidden" role="status">
          {wanted === '' ? '' : `${shown.length} found`}
        </p>
        {shown.length === 0 ? <p>No failure has these words in its name.</p> : null}
        <ScenarioList scenarios={shown} kindTitles={kindTitles} chosen={chosen} onChoose={choose} />
      </div>
      <RunPanel state={run.state} onCancel={run.cancel} onAgain={() => choose({ id: chosen })} />
    </div>
  )
}

function matches(wanted: string, name: string): boolean {
  const words = wanted.toLowerCase().split(/\s+/)
  return words.every((word) => name.toLowerCase().includes(word))
}
