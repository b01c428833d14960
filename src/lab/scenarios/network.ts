// Endpoints that are not reached: names, addresses, ports.
import { REFUSING_HOST } from '../connect-to.ts'
import type { Scenario } from '../scenario.ts'
import { expectation, httpsScenario, mendWith } from './define.ts'

const NOT_FOUND = expectation('network', 'fail', 'network/dns-not-found')
const BLOCKED = expectation('network', 'fail', 'network/address-blocked')
const PUBLIC_ENTRY = 'Let the DNS entry of the name lead to public addresses only.'
const MEND_ZONE = 'Let whoever runs the domain repair its name servers.'

export const networkScenarios: readonly Scenario[] = [
  at(
    'dns-not-found',
    'The name does not exist',
    'leads-moved',
    NOT_FOUND,
    'Bring the DNS entry of the name back.',
  ),
  at(
    'dns-no-address',
    'The name has no address',
    'dns-empty',
    NOT_FOUND,
    'Add an address to the DNS entry.',
  ),
  at(
    'dns-broken',
    'The name server of the domain fails',
    'dns-broken',
    expectation('network', 'inconclusive', 'network/dns-temporary'),
    MEND_ZONE,
  ),
  at(
    'dns-silent',
    'The name server of the domain does not answer',
    'dns-silent',
    expectation('network', 'inconclusive', 'network/timeout'),
    MEND_ZONE,
    { timeoutMs: 1500 },
  ),
  at('dns-private', 'The name leads to a private address', 'intranet', BLOCKED, PUBLIC_ENTRY),
  at('dns-mixed', 'One of two addresses is private', 'split', BLOCKED, PUBLIC_ENTRY),
  at('dns-loopback', 'The name leads to the machine itself', 'loopback', BLOCKED, PUBLIC_ENTRY),
  at(
    'dns-metadata',
    'The name leads to a cloud’s metadata service',
    'metadata',
    BLOCKED,
    PUBLIC_ENTRY,
  ),
  httpsScenario(
    'connection-refused',
    'Nothing listens at the address',
    `https://${REFUSING_HOST}/hook`,
    expectation('network', 'fail', 'network/connection-refused'),
    mendWith('Start the web service, or open its port.', { place: REFUSING_HOST }),
  ),
]

function at(
  name: string,
  title: string,
  label: string,
  expect: Scenario['expect'],
  does: string,
  more: Pick<Scenario, 'timeoutMs'> = {},
): Scenario {
  const host = `${label}.contoso.example`
  const mend = mendWith(does, { place: host })
  return httpsScenario(name, title, `https://${host}/hook`, expect, { ...mend, ...more })
}
