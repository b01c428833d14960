// What ends a rehearsed failure; once it is mended, what was changed here and where that is done.
import { Icon } from './icon.tsx'
import { Remedy, type RemedyStep } from './remedy.tsx'

/** As much of a mend as there is to tell. */
export interface ToldMend {
  readonly does: string
  readonly byWaiting?: boolean | undefined
  readonly best?: string | undefined
}

/** Before it is mended. */
export function MendingAhead({ mend }: { mend: ToldMend | undefined }) {
  if (mend === undefined) return <p>Nothing is wrong here: this is how success looks.</p>
  return (
    <p>
      {mend.byWaiting ? 'Nobody on your side can mend this. ' : <b>To mend it: </b>}
      {mend.does}
    </p>
  )
}

interface MendingDoneProps {
  readonly mend: ToldMend
  /** Names of the settings that changed. */
  readonly changed: readonly string[]
  readonly changesVendor: boolean
  /** Of the rule that named the failure. */
  readonly remediation: readonly RemedyStep[]
}

export function MendingDone({ mend, changed, changesVendor, remediation }: MendingDoneProps) {
  return (
    <div class="mended">
      <h3>{mend.byWaiting ? 'What has passed' : 'What was changed here'}</h3>
      <ul class="done">
        <li>
          <Icon name="pass" />
          <span>{mend.does}</span>
        </li>
      </ul>
      <p class="muted">{changeSentence(changed, changesVendor)}</p>
      {mend.best === 'warn' ? (
        <p class="muted">A warning is the best that a check can reach here; it says why.</p>
      ) : null}
      {remediation.length === 0 ? null : (
        <details class="fold">
          <summary>Where to do it in the real product</summary>
          <Remedy remediation={remediation} heading="The remedy, step by step" />
        </details>
      )}
    </div>
  )
}

function changeSentence(changed: readonly string[], changesVendor: boolean): string {
  const settings = changed.length === 0 ? '' : `Other settings: ${changed.join(', ')}. `
  if (!changesVendor) return `${settings}At the simulated vendor everything is as it was.`
  if (settings === '') return 'At the simulated vendor; the settings are the same as before.'
  return `${settings}Something changed at the simulated vendor, too.`
}
