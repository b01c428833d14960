// One failure to rehearse, for a browser without script: run it as it is, or mended.
import type { RehearsalMend, RehearsalScenario } from '../../services.ts'
import { Layout } from '../components/layout.tsx'
import { MendingAhead } from '../components/mending.tsx'
import { Remedy, type RemedyStep } from '../components/remedy.tsx'
import { WireText } from '../components/wire-text.tsx'

interface ScenarioPageProps {
  readonly scenario: RehearsalScenario
  /** Of the rule that names the failure. */
  readonly remediation: readonly RemedyStep[]
}

export function ScenarioPage({ scenario, remediation }: ScenarioPageProps) {
  const { id, title, destination, mend } = scenario
  return (
    <Layout title={title} section="rehearse" hasLab>
      <div class="intro">
        <p class="muted">
          <a href="/rehearse">Rehearse</a> / <code>{id}</code>
        </p>
        <h1>{title}</h1>
        <div class="lede">
          <MendingAhead mend={mend} canMend={changesSomething(mend)} />
        </div>
      </div>
      <form method="post" action={`/rehearse/${id}`} class="card scenario-card">
        <h2>The settings</h2>
        <WireText label="Settings as they are">{JSON.stringify(destination, null, 2)}</WireText>
        {mend?.destination === undefined ? null : (
          <details class="fold">
            <summary>Mended</summary>
            <WireText label="Settings mended">{JSON.stringify(mend.destination, null, 2)}</WireText>
          </details>
        )}
        {remediation.length === 0 || mend === undefined ? null : (
          <details class="fold">
            <summary>Where to mend it in the real product</summary>
            <Remedy remediation={remediation} heading="The remedy, step by step" />
          </details>
        )}
        <div class="actions">
          <button type="submit" class="primary">
            Run the check
          </button>
          {changesSomething(mend) ? (
            <button type="submit" class="quiet" name="mended" value="yes">
              Run it mended
            </button>
          ) : null}
        </div>
      </form>
    </Layout>
  )
}

/** False when there is only advice. */
function changesSomething(mend: RehearsalMend | undefined): boolean {
  return (mend?.destination ?? mend?.cloud ?? mend?.place) !== undefined
}
