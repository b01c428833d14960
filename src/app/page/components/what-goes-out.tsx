// Under a form: what the destination will be sent, folded.
import type { DestinationKindView } from '../../api/destination-schemas.ts'
import { SentFields } from './sent-fields.tsx'

export function WhatGoesOut({ kind }: { kind: DestinationKindView }) {
  return (
    <details class="fold">
      <summary>What is sent, and what that needs</summary>
      <SentFields sent={kind.sent} name={kind.title} />
    </details>
  )
}
