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
  /** What the publisher would change to make it work; absent when it works, or is not theirs. */
  readonly heals?: string
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
