// What a check will do, beside the first screen's box.
import { StepList } from './step-list.tsx'

export function WhatHappens() {
  return (
    <aside class="what-happens" aria-labelledby="what-happens">
      <h2 id="what-happens">What a check does</h2>
      <StepList steps={[]} />
      <p class="muted">
        The test lead is clearly marked <code>MSFT_TEST</code>. Secrets are used for the check alone
        and are never stored.
      </p>
    </aside>
  )
}
