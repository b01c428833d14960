// Short forms in which the scenarios are written.
import type { StepId, Verdict } from '../../model/vocabulary.ts'
import type { Expectation, Mend, Scenario, ScenarioDestination } from '../scenario.ts'

type More = Pick<Scenario, 'cloud' | 'timeoutMs' | 'takesPatience' | 'mend'>

/** What the deciding step ends with decides the verdict. */
export function expectation(step: StepId, outcome: Verdict, rule?: string): Expectation {
  return { step, outcome, verdict: outcome, ...(rule === undefined ? {} : { rule }) }
}

/** A lead that an endpoint took and keeps: there is no way to remove it. */
export const DELIVERED = expectation('clean-up', 'pass', 'lead/test-lead-left-behind')

/** `name` is what is wrong; the id puts the kind before it. */
export function scenario(
  name: string,
  title: string,
  destination: ScenarioDestination,
  expect: Expectation,
  more: More = {},
): Scenario {
  const kind = destination.type
  return { id: `${kind}/${name}`, kind, title, destination, expect, ...more }
}

/** Mended at the vendor, in the settings, or both. */
export function mendWith(does: string, how: Omit<Mend, 'does'> = {}): Pick<Scenario, 'mend'> {
  return { mend: { does, ...how } }
}

/** Mended by another URL. */
export function mendByUrl(does: string, url: string): Pick<Scenario, 'mend'> {
  return mendWith(does, { destination: { type: 'https-endpoint', url } })
}

export function httpsScenario(
  name: string,
  title: string,
  url: string,
  expect: Expectation,
  more: More = {},
): Scenario {
  return scenario(name, title, { type: 'https-endpoint', url }, expect, more)
}

export function tableScenario(
  name: string,
  title: string,
  connectionString: string,
  expect: Expectation,
  more: More = {},
): Scenario {
  return scenario(name, title, { type: 'azure-table', connectionString }, expect, more)
}
