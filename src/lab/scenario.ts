// A scenario: a destination config that shows one fault, or none, and what a check must make of it.
import type { Cloud, DestinationId, StepId, Verdict } from '../model/vocabulary.ts'

export interface Scenario {
  /** Unique, `<kind>/<what is wrong>`. */
  readonly id: string
  readonly kind: DestinationId
  /** What is wrong, in plain words. */
  readonly title: string
  /** The destination as it stands in a config file. Its secrets are made up. */
  readonly destination: ScenarioDestination
  /** Absent means `global`. */
  readonly cloud?: Cloud
  /** Milliseconds to give the check when the fault is a silence, so that nobody waits for long. */
  readonly timeoutMs?: number
  /** True when a check waits here for long before it gives up, as for a lead that never comes. */
  readonly takesPatience?: true
  readonly expect: Expectation
  /** What makes it work; absent when it works already. */
  readonly mend?: Mend
}

/** How a fault ends: by other settings, by a change at the vendor, by both, or not at all. */
export interface Mend {
  /** What to change, in the imperative; or why nothing here can be changed. */
  readonly does: string
  /** The destination as it then stands; absent when the settings stay as they are. */
  readonly destination?: ScenarioDestination
  /** The cloud it then is in; absent when that stays, too. */
  readonly cloud?: Cloud
  /** What changes at the vendor: its host, organization id, Munchkin id, flow id or address. */
  readonly place?: string
  /** True when only the vendor can end it, so that there is nothing to do but wait. */
  readonly byWaiting?: true
  /** The best verdict that can be reached; absent means `pass`. */
  readonly best?: 'warn'
}

export interface ScenarioDestination {
  readonly type: DestinationId
  readonly [field: string]: unknown
}

export interface Expectation {
  /** The step that decides the verdict. */
  readonly step: StepId
  readonly outcome: Verdict
  /** Id of the first finding's rule; absent when there must be no finding. */
  readonly rule?: string
  /** Ids of the other rules named at the same step, in order; absent when they do not matter. */
  readonly followedBy?: readonly string[]
  readonly verdict: Verdict
}
