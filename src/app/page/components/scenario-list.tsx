// What can be rehearsed, by kind of destination. Each is a form of its own, so that it needs no script.
import type { Verdict } from '../../../model/vocabulary.ts'
import { VERDICT_TITLES } from '../words.ts'
import { Icon } from './icon.tsx'
import { JumpLinks } from './jump-links.tsx'

export interface ScenarioName {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly verdict: Verdict
}

interface ScenarioListProps {
  readonly scenarios: readonly ScenarioName[]
  readonly kindTitles: Readonly<Record<string, string>>
  onChoose?(scenario: ScenarioName): void
}

export function ScenarioList({ scenarios, kindTitles, onChoose }: ScenarioListProps) {
  const kinds = Object.keys(kindTitles).filter((id) => scenarios.some(({ kind }) => kind === id))
  return (
    <div class="scenarios">
      {kinds.length < 2 ? null : (
        <JumpLinks
          links={kinds.map((kind) => ({ href: `#kind-${kind}`, text: kindTitles[kind] ?? kind }))}
        />
      )}
      {kinds.map((kind) => (
        <section aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{kindTitles[kind]}</h2>
          <ul>
            {scenarios
              .filter((scenario) => scenario.kind === kind)
              .map((scenario) => (
                <li>
                  <form method="get" action={`/rehearse/${scenario.id}`}>
                    <button
                      type="submit"
                      class="scenario"
                      onClick={(event: Event) => {
                        if (onChoose === undefined) return
                        event.preventDefault()
                        onChoose(scenario)
                      }}
                    >
                      <Icon name={scenario.verdict} />
                      <span>{scenario.title}</span>
                      <span class="visually-hidden">
                        Expected: {VERDICT_TITLES[scenario.verdict]}
                      </span>
                    </button>
                  </form>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
