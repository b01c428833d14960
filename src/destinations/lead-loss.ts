// What is found out about a lead that was taken and never came to be.
import type { Evidence } from '../model/evidence.ts'
import type { EvidenceExtra } from '../net/evidence.ts'

export type Loss =
  /** It came while we were asking. */
  | { readonly kind: 'arrived' }
  | {
      readonly kind: 'lost'
      /** A full sentence, or nothing. */
      readonly summary: string
      /** Root cause first. */
      readonly evidence: readonly LossEvidence[]
    }

export type LossEvidence = EvidenceExtra & Pick<Evidence, 'codes'>

export function lost(summary: string, evidence: readonly LossEvidence[]): Loss {
  return { kind: 'lost', summary, evidence }
}
