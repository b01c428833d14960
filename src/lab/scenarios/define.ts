// Short forms in which the scenarios are written.
import type { StepId, Verdict } from '../../model/vocabulary.ts'
import type { Expectation, Scenario, ScenarioDestination } from '../scenario.ts'

type Rest = Omit<Scenario, 'id' | 'kind' | 'title' | 'destination' | 'expect'>

/** What the deciding step ends with decides the verdict. */
export function expectation(step: StepId, outcome: Verdict, rule?: string): Expectation {
  return { step, outcome, verdict: outcome, ...(rule === undefined ? {} : { rule }) }
}

/** `name` is what is wrong; the id puts the kind before it. */
export function scenario(
  name: string,
  title: string,
  destination: ScenarioDestination,
  expect: Expectation,
  rest: Rest = {},
): Scenario {
  const kind = destination.type
  return { id: `${kind}/${name}`, kind, title, destination, expect, ...rest }
}

export function httpsScenario(
  name: string,
  title: string,
  url: string,
  expect: Expectation,
  rest: Rest = {},
): Scenario {
  return scenario(name, title, { type: 'https-endpoint', url }, expect, rest)
}
