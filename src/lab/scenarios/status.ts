// Endpoints that answer the lead with a status other than success.
import type { Scenario } from '../scenario.ts'
import { STATUS_FAULTS, statusHost } from '../sites/status-faults.ts'
import { expectation, httpsScenario, mendWith } from './define.ts'

/** Redirects after which the lead is lost for certain, and those after which it may be sent again. */
const LOSING_REDIRECTS = [301, 302, 303]
const REPEATING_REDIRECTS = [307, 308]

const CURES: Readonly<Record<number, string>> = {
  400: 'Let the web service accept the JSON that the marketplace sends.',
  401: 'Let the web service take leads without credentials, or with a key in the URL.',
  403: 'Let the firewall and the web service pass requests of the marketplace.',
  404: 'Deploy the web service at this address.',
  405: 'Let the web service take POST at this address.',
  410: 'Bring the web service back at this address.',
  413: 'Raise the limit for the size of a request above a few kilobytes.',
  415: 'Let the web service take application/json.',
  429: 'Raise the limit of requests for this address.',
}

export const statusScenarios: readonly Scenario[] = STATUS_FAULTS.map(({ status }) =>
  httpsScenario(
    `status-${status}`,
    `A web service answers ${status}`,
    `https://${statusHost(status)}/hook`,
    expectationOf(status),
    mendWith(cureOf(status), { place: statusHost(status) }),
  ),
)

function cureOf(status: number): string {
  const isRedirect = status < 400
  const usual = isRedirect
    ? 'Let the web service take leads at this very address, without a redirect.'
    : 'Find in the log of the web service why it fails, and mend that.'
  return CURES[status] ?? usual
}

function expectationOf(status: number): Scenario['expect'] {
  if (LOSING_REDIRECTS.includes(status)) return expectation('write', 'fail', 'http/redirect')
  if (REPEATING_REDIRECTS.includes(status)) {
    return expectation('write', 'inconclusive', 'http/redirect')
  }
  if (status >= 500) return expectation('write', 'inconclusive', 'http/5xx')
  return expectation('write', status === 429 ? 'inconclusive' : 'fail', `http/${status}`)
}
