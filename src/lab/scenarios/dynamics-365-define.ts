// Short forms in which the Dynamics 365 scenarios are written.
import { identityIn, type WorldName } from '../dataverse/dynamics.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation, scenario } from './define.ts'

type Changes = Readonly<Record<string, unknown>>
type More = Pick<Scenario, 'cloud' | 'timeoutMs' | 'heals'>

export const ARRIVES = expectation('clean-up', 'pass')

/** With an application and its secret; `auth` and `url` stand for what the config says instead. */
export function byApplication(
  name: string,
  title: string,
  world: WorldName,
  expect: Expectation,
  { auth, url, ...more }: More & { readonly auth?: Changes; readonly url?: string } = {},
): Scenario {
  const { host, tenantId, applicationId, secret } = identityIn(world)
  const ids = { directoryId: tenantId, applicationId, clientSecret: secret.value }
  const destination = {
    type: 'dynamics-365',
    url: url ?? `https://${host}`,
    auth: { type: 'entra', ...ids, ...auth },
  } as const
  return scenario(name, title, destination, expect, more)
}

/** With a user name and a password. */
export function byPassword(
  name: string,
  title: string,
  world: WorldName,
  expect: Expectation,
  { auth, ...more }: More & { readonly auth?: Changes } = {},
): Scenario {
  const { host, userName, password } = identityIn(world)
  const destination = {
    type: 'dynamics-365',
    url: `https://${host}`,
    auth: { type: 'office-365', userName, password, ...auth },
  } as const
  return scenario(name, title, destination, expect, more)
}

/** A world without a name of its own: the scenario is called as its state is. */
export function inState(
  world: WorldName,
  title: string,
  expect: Expectation,
  more: More & { readonly auth?: Changes } = {},
): Scenario {
  return byApplication(world, title, world, expect, more)
}
