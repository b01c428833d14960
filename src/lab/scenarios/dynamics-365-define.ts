// Short forms in which the Dynamics 365 scenarios are written.
import { identityIn, isBroken, type WorldName } from '../dataverse/dynamics.ts'
import type { Expectation, Mend, Scenario, ScenarioDestination } from '../scenario.ts'
import { expectation, scenario } from './define.ts'

type Changes = Readonly<Record<string, unknown>>

interface More extends Pick<Scenario, 'cloud' | 'timeoutMs'> {
  /** What the config says instead of what is right. */
  readonly auth?: Changes
  /** The same for the address. */
  readonly url?: string
  readonly mend?: Mending
}

/** The sentence alone when the config needs no other change than to become right. */
type Mending = string | (Mend & { readonly auth?: Changes })

export const ARRIVES = expectation('clean-up', 'pass')

/** With an application and its secret. */
export function byApplication(
  name: string,
  title: string,
  world: WorldName,
  expect: Expectation,
  more: More = {},
): Scenario {
  const { tenantId, applicationId, secret } = identityIn(world)
  const ids = { directoryId: tenantId, applicationId, clientSecret: secret.value }
  return inWorld(name, title, world, expect, { right: { type: 'entra', ...ids }, ...more })
}

/** With a user name and a password. */
export function byPassword(
  name: string,
  title: string,
  world: WorldName,
  expect: Expectation,
  more: More = {},
): Scenario {
  const { userName, password } = identityIn(world)
  const right = { type: 'office-365', userName, password }
  return inWorld(name, title, world, expect, { right, ...more })
}

/** A world without a name of its own: the scenario is called as its state is. */
export function inState(
  world: WorldName,
  title: string,
  expect: Expectation,
  more: More = {},
): Scenario {
  return byApplication(world, title, world, expect, more)
}

/** For what only Microsoft can end. */
export function waiting(does: string): Mending {
  return { does, byWaiting: true }
}

function inWorld(
  name: string,
  title: string,
  world: WorldName,
  expect: Expectation,
  { right, auth, url, mend, ...more }: More & { readonly right: Changes },
): Scenario {
  const destinationWith = (changes: Changes | undefined, address?: string) =>
    ({
      type: 'dynamics-365',
      url: address ?? `https://${identityIn(world).host}`,
      auth: { ...right, ...changes },
    }) as const
  const isWrong = auth !== undefined || url !== undefined
  const mending = mend === undefined ? {} : { mend: mendOf(mend, world, isWrong, destinationWith) }
  return scenario(name, title, destinationWith(auth, url), expect, { ...more, ...mending })
}

/** The config becomes what fits the world, and the world what it would be without its fault. */
function mendOf(
  mend: Mending,
  world: WorldName,
  isConfigWrong: boolean,
  destinationWith: (changes: Changes | undefined) => ScenarioDestination,
): Mend {
  const { auth, ...how } = typeof mend === 'string' ? { does: mend, auth: undefined } : mend
  const changesConfig = isConfigWrong || auth !== undefined
  return {
    ...(changesConfig ? { destination: destinationWith(auth) } : {}),
    ...(isBroken(world) ? { place: identityIn(world).host } : {}),
    ...how,
  }
}
