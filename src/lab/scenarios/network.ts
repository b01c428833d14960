// Endpoints that are not reached: names, addresses, ports.
import { REFUSING_HOST } from '../connect-to.ts'
import type { Scenario } from '../scenario.ts'
import { expectation, httpsScenario } from './define.ts'

const NOT_FOUND = expectation('network', 'fail', 'network/dns-not-found')
const BLOCKED = expectation('network', 'fail', 'network/address-blocked')
const PUBLIC_NAME = 'Give a name that resolves to public addresses only.'

export const networkScenarios: readonly Scenario[] = [
  at('dns-not-found', 'The name does not exist', 'leads-moved', NOT_FOUND, {
    heals: 'Correct the host name, or bring its DNS entry back.',
  }),
  at('dns-no-address', 'The name has no address', 'dns-empty', NOT_FOUND, {
    heals: 'Add an address to the DNS entry.',
  }),
  at(
    'dns-broken',
    'The name server of the domain fails',
    'dns-broken',
    expectation('network', 'inconclusive', 'network/dns-temporary'),
  ),
  at(
    'dns-silent',
    'The name server of the domain does not answer',
    'dns-silent',
    expectation('network', 'inconclusive', 'network/timeout'),
    { timeoutMs: 1500 },
  ),
  at('dns-private', 'The name leads to a private address', 'intranet', BLOCKED, {
    heals: PUBLIC_NAME,
  }),
  at('dns-mixed', 'One of two addresses is private', 'split', BLOCKED, { heals: PUBLIC_NAME }),
  at('dns-loopback', 'The name leads to the machine itself', 'loopback', BLOCKED, {
    heals: PUBLIC_NAME,
  }),
  at('dns-metadata', 'The name leads to a cloud’s metadata service', 'metadata', BLOCKED, {
    heals: PUBLIC_NAME,
  }),
  httpsScenario(
    'connection-refused',
    'Nothing listens at the address',
    `https://${REFUSING_HOST}/hook`,
    expectation('network', 'fail', 'network/connection-refused'),
    { heals: 'Start the service, or open its port.' },
  ),
]

function at(
  name: string,
  title: string,
  label: string,
  expect: Scenario['expect'],
  more: Pick<Scenario, 'heals' | 'timeoutMs'> = {},
): Scenario {
  return httpsScenario(name, title, `https://${label}.contoso.example/hook`, expect, more)
}
