// What a destination kind is: its config, and what it does in each step. No member is optional.
import type { z } from 'zod'
import type { Evidence } from './evidence.ts'
import type { Clock } from './platform.ts'
import type { TestLead } from './test-lead.ts'
import type { Transport } from './transport.ts'
import type { Cloud, DestinationId, Receipt, StepId } from './vocabulary.ts'

/** A value that must never leave, with the name its stand-in carries. */
export interface NamedSecret {
  readonly name: string
  readonly value: string
}

export interface ConfigSpec<C> {
  /** Strict object with the literal `type`; its descriptions are the form labels. */
  readonly schema: z.ZodType<C>
  /** Field names whose whole value is secret, for forms (password inputs). */
  readonly secretFields: readonly string[]
  /** Every secret in a config, valid or not; must not throw. */
  secrets(raw: unknown): readonly NamedSecret[]
  /** Everything that can be said without a network about a config that fits the schema. */
  lint(config: C, context: { readonly cloud: Cloud; readonly now: number }): readonly Evidence[]
}

/** What a step may use. Nothing else reaches the outside. */
export interface CheckContext<C> {
  readonly config: C
  readonly cloud: Cloud
  readonly lead: TestLead
  readonly net: Transport
  readonly clock: Clock
  /** Resolves after `ms` milliseconds, or early when the check's time is over. */
  wait(ms: number): Promise<void>
}

export interface StepResult {
  /** One sentence in the past tense for the step list, without a secret. */
  readonly summary: string
  /** The step's outcome is the worst among its evidence; none means `pass`. */
  readonly evidence: readonly Evidence[]
  /** `write` only; absent means `nothing`. */
  readonly receipt?: Receipt
  /** `clean-up` only: true when the lead is confirmed gone. */
  readonly removed?: boolean
  /** Set when the step could not be done here after all; the reason is the summary. */
  readonly skipped?: boolean
}

/** A method type, so that kinds of any config and session fit the registry, which validates first. */
export type Step<C, S> = { run(check: CheckContext<C>, session: S): Promise<StepResult> }['run']

/** A step this kind cannot do, with the reason the report gives. */
export interface NotApplicable {
  readonly notApplicable: string
}

/** `config` is the lint and is the same for all; the kinds define the others. */
export type RemoteStepId = Exclude<StepId, 'config'>

export interface DestinationKind<C = unknown, S = unknown> {
  readonly id: DestinationId
  readonly title: string
  /** The vendor page a publisher follows to set this destination up. */
  readonly docs: string
  /**
   * Clouds in which it can be checked. A kind that some marketplace does not offer leaves that cloud
   * out, or says so in its lint.
   */
  readonly clouds: readonly Cloud[]
  readonly config: ConfigSpec<C>
  /** Makes what the steps share, such as an SDK client. Sends nothing. */
  open(check: CheckContext<C>): S | Promise<S>
  readonly steps: { readonly [K in RemoteStepId]: Step<C, S> | NotApplicable }
}
