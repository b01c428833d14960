// Rehearse a failure: choose one, and see what a check makes of it.
import { Layout } from '../components/layout.tsx'
import { ScenarioList, type ScenarioName } from '../components/scenario-list.tsx'

interface RehearsePageProps {
  readonly scenarios: readonly ScenarioName[]
  readonly kindTitles: Readonly<Record<string, string>>
}

export function RehearsePage({ scenarios, kindTitles }: RehearsePageProps) {
  return (
    <Layout title="Rehearse a failure" section="rehearse" hasLab>
      <div class="intro">
        <h1>Rehearse a failure</h1>
        <p class="lede">
          Simulated vendors on this machine show each documented fault under the real host names,
          with real TLS. Choose one; nothing leaves this machine.
        </p>
      </div>
      <div
        id="rehearsal"
        data-scenarios={JSON.stringify(scenarios)}
        data-kind-titles={JSON.stringify(kindTitles)}
      >
        <ScenarioList scenarios={scenarios} kindTitles={kindTitles} />
      </div>
    </Layout>
  )
}
