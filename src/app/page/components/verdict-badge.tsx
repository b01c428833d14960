// A verdict as a sign and in words.
import type { Verdict } from '../../../model/vocabulary.ts'
import { VERDICT_TITLES } from '../words.ts'
import { Icon } from './icon.tsx'

/** Null for what was not checked yet. */
export function VerdictBadge({ verdict }: { verdict: Verdict | null }) {
  return (
    <span class="verdict-badge">
      <Icon name={verdict ?? 'pending'} />
      {verdict === null ? 'Not known yet' : VERDICT_TITLES[verdict]}
    </span>
  )
}
