// What a step saw. Destinations record evidence; only the rulebook gives it a name and a remedy.
import type { StepId, Verdict } from './vocabulary.ts'

/**
 * How near the evidence comes to a cause that nothing states: `likely` when what was seen points to
 * it, `possible` when nothing that was seen rules it out.
 */
export const LIKELIHOODS = ['likely', 'possible'] as const
export type Likelihood = (typeof LIKELIHOODS)[number]

export interface Evidence {
  readonly step: StepId
  /** What this proves about the step: `pass` for a remark, `inconclusive` for "we could not tell". */
  readonly outcome: Verdict
  /**
   * Vendor and runtime codes as they were seen (`AuthenticationFailed`, `ENOTFOUND`), most specific
   * first. Facts that leadprobe itself established start with `lp:` (`lp:signature-missing`), which
   * no pasted text can carry.
   */
  readonly codes: readonly string[]
  /** Absent when the evidence states what the codes say. */
  readonly likelihood?: Likelihood
  /** HTTP status. */
  readonly status?: number
  /** Answer headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** Host name that was contacted or configured, without port. */
  readonly host?: string
  /** The words that were seen: an error body, an error message, or the offending config value. */
  readonly text?: string
  /** JSON pointer into the destination's config. */
  readonly field?: string
  /** Named facts to fill into the finding's sentences, e.g. `{ expected: 'https' }`. */
  readonly captures?: Readonly<Record<string, string>>
}
