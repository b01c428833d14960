// One failure to rehearse, for a browser without script: run it as it is, or mended.
import type { RehearsalScenario } from '../../services.ts'
import { Layout } from '../components/layout.tsx'
import { mendingSentence } from '../components/mending-sentence.ts'
import { WireText } from '../components/wire-text.tsx'

interface ScenarioPageProps {
  readonly scenario: RehearsalScenario
  readonly mended: RehearsalScenario['destination'] | undefined
}

export function ScenarioPage({ scenario, mended }: ScenarioPageProps) {
  const { id, title, destination, heals } = scenario
  return (
    <Layout title={title} section="rehearse" hasLab>
      <div class="intro">
        <p class="muted">
          <a href="/rehearse">Rehearse</a> / <code>{id}</code>
        </p>
        <h1>{title}</h1>
        <p class="lede">{mendingSentence({ heals, mended })}</p>
      </div>
      <form method="post" action={`/rehearse/${id}`} class="card scenario-card">
        <h2>The settings</h2>
        <WireText label="Settings as they are">{JSON.stringify(destination, null, 2)}</WireText>
        {mended === undefined ? null : (
          <details class="fold">
            <summary>Mended</summary>
            <WireText label="Settings mended">{JSON.stringify(mended, null, 2)}</WireText>
          </details>
        )}
        <div class="actions">
          <button type="submit" class="primary">
            Run the check
          </button>
          {mended === undefined ? null : (
            <button type="submit" class="quiet" name="mended" value="yes">
              Run it mended
            </button>
          )}
        </div>
      </form>
    </Layout>
  )
}
