// The rulebook as its users see it: evidence or text in, ranked findings out.
import type { Evidence } from './evidence.ts'
import type { Finding } from './report.ts'
import type { Rule } from './rule.ts'

export interface Diagnosis {
  /** BCP 47 tag of the text as far as the matches tell, `und` when they do not. */
  readonly lang: string
  /** Root cause first; empty when the text reports no failure that is known. */
  readonly findings: readonly Finding[]
  /** What to ask the sender for; empty when the text settles the cause. */
  readonly askNext: readonly string[]
}

export interface Rulebook {
  /** Changes whenever a rule changes. */
  readonly version: string
  readonly rules: readonly Rule[]
  rule(id: string): Rule | undefined
  /** Names what evidence shows. Every piece of evidence whose outcome is not `pass` gets a finding. */
  judge(evidence: readonly Evidence[]): readonly Finding[]
  /** Explains pasted text. */
  diagnose(text: string): Diagnosis
}
