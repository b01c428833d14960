// Endpoints that answer the lead with a status other than success.
import type { Scenario } from '../scenario.ts'
import { STATUS_FAULTS, statusHost } from '../sites/status-faults.ts'
import { expectation, httpsScenario } from './define.ts'

/** Redirects after which the lead is lost for certain, and those after which it may be sent again. */
const LOSING_REDIRECTS = [301, 302, 303]
const REPEATING_REDIRECTS = [307, 308]

export const statusScenarios: readonly Scenario[] = STATUS_FAULTS.map(({ status }) =>
  httpsScenario(
    `status-${status}`,
    `A web service answers ${status}`,
    `https://${statusHost(status)}/hook`,
    expectationOf(status),
  ),
)

function expectationOf(status: number): Scenario['expect'] {
  if (LOSING_REDIRECTS.includes(status)) return expectation('write', 'fail', 'http/redirect')
  if (REPEATING_REDIRECTS.includes(status)) {
    return expectation('write', 'inconclusive', 'http/redirect')
  }
  if (status >= 500) return expectation('write', 'inconclusive', 'http/5xx')
  return expectation('write', status === 429 ? 'inconclusive' : 'fail', `http/${status}`)
}
