// The rehearsal tab at work: choose a failure, see it, mend it, see it turn green.
import { useState } from 'hono/jsx/dom'
import type { ScenarioView } from '../../api/scenario-schemas.ts'
import { ScenarioList, type ScenarioName } from '../components/scenario-list.tsx'
import { RehearsedScenario } from './rehearsed-scenario.tsx'
import { scenarioOf } from './requests.ts'

interface RehearsalProps {
  readonly scenarios: readonly ScenarioName[]
  readonly kindTitles: Readonly<Record<string, string>>
}

export function Rehearsal({ scenarios, kindTitles }: RehearsalProps) {
  const [chosen, setChosen] = useState<ScenarioView | undefined>(undefined)
  const [wanted, setWanted] = useState('')
  if (chosen !== undefined) {
    return (
      <RehearsedScenario
        scenario={chosen}
        onBack={() => {
          setChosen(undefined)
          requestAnimationFrame(() => document.getElementById('wanted')?.focus())
        }}
      />
    )
  }
  const shown = scenarios.filter(({ id, title }) => matches(wanted, `${title} ${id}`))
  return (
    <div class="rehearsal">
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
        <ScenarioList
          scenarios={shown}
          kindTitles={kindTitles}
          onChoose={async ({ id }) => setChosen(await scenarioOf(id))}
        />
      </div>
    </div>
  )
}

function matches(wanted: string, name: string): boolean {
  const words = wanted.toLowerCase().split(/\s+/)
  return words.every((word) => name.toLowerCase().includes(word))
}
