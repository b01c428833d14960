// What ends a rehearsed failure; once it is mended, what was changed here and where that is done.
import { listed } from '../../../report/text/words.ts'
import { Icon } from './icon.tsx'
import { Remedy, type RemedyStep } from './remedy.tsx'

/** As much of a mend as there is to tell. */
export interface ToldMend {
  readonly does: string
  readonly byWaiting?: boolean | undefined
  readonly best?: string | undefined
}

interface MendingAheadProps {
  readonly mend: ToldMend | undefined
  /** False when there is only advice. */
  readonly canMend: boolean
}

/** Before it is mended. */
export function MendingAhead({ mend, canMend }: MendingAheadProps) {
  if (mend === undefined) return <p>Nothing is wrong here: this is how success looks.</p>
  const { byWaiting, does } = mend
  if (byWaiting) return <p>Nobody on your side can mend this. {does}</p>
  return (
    <p>
      <b>{canMend ? 'To mend it:' : 'What there is to do:'}</b> {does}
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
  const { does, byWaiting, best } = mend
  return (
    <div class="mended">
      <h3>{byWaiting ? 'The trouble has passed' : 'What was done here'}</h3>
      {byWaiting ? null : <Done>{does}</Done>}
      <p class="muted">
        {byWaiting ? `With the real product: ${does}` : changeSentence(changed, changesVendor)}
      </p>
      {best === 'warn' ? (
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

function Done({ children }: { children: string }) {
  return (
    <ul class="done">
      <li>
        <Icon name="pass" />
        <span>{children}</span>
      </li>
    </ul>
  )
}

function changeSentence(changed: readonly string[], changesVendor: boolean): string {
  if (changed.length === 0)
    return 'It was done at the simulated vendor; the settings stay the same.'
  const settings = `In the settings, ${listed(changed)} changed`
  return changesVendor
    ? `${settings}, and something at the simulated vendor.`
    : `${settings}; the simulated vendor stays the same.`
}
