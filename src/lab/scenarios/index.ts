// The registry of scenarios: what can be rehearsed.
import type { Scenario } from '../scenario.ts'
import { CUSTOM_ENDPOINT } from '../sites/custom-endpoint.ts'
import { expectation, httpsScenario } from './define.ts'

export const scenarios: readonly Scenario[] = [
  httpsScenario(
    'accepted',
    'A web service of your own takes the lead',
    CUSTOM_ENDPOINT,
    expectation('clean-up', 'pass', 'lead/test-lead-left-behind'),
  ),
]
