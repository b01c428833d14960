// Short forms for scenarios with API credentials of Salesforce.

import { healthyOrg, type OrgIdentity } from '../salesforce/healthy-org.ts'
import { JWT_PRIVATE_KEY } from '../salesforce/jwt-keys.ts'
import { faultyOrg, type OrgFault } from '../salesforce/orgs.ts'
import { standingToken } from '../salesforce/sessions.ts'
import type { Expectation, Mend, Scenario } from '../scenario.ts'
import { expectation, mendWith, scenario } from './define.ts'
import { organizationIdOf, secretOf } from './salesforce.ts'

export type Api = Readonly<Record<string, string>>

export const WAITING = { byWaiting: true } as const

export function seen(
  name: string,
  title: string,
  identity: OrgIdentity,
  expect: Expectation,
  api: Api = secretOf(identity),
  mend: Mending = {},
): Scenario {
  const organizationId = organizationIdOf(identity)
  const more = {
    ...(expect.step === 'read-back' ? { takesPatience: true as const } : {}),
    ...mend,
  }
  return scenario(name, title, { type: 'salesforce', organizationId, api }, expect, more)
}

export type Mending = Pick<Scenario, 'mend'>

/** Mended in the org; the settings stay. */
export function inOrg(
  does: string,
  name: OrgFault,
  how: Pick<Mend, 'byWaiting' | 'best'> = {},
): Mending {
  return mendWith(does, { ...how, place: organizationIdOf(faultyOrg(name)) })
}

/** Mended by what names the org and signs in to it. */
export function bySettings(
  does: string,
  identity: OrgIdentity,
  api: Api = secretOf(identity),
): Mending {
  const organizationId = organizationIdOf(identity)
  return mendWith(does, { destination: { type: 'salesforce', organizationId, api } })
}

export function refused(step: 'sign-in' | 'permission', rule: string): Expectation {
  return expectation(step, 'warn', `salesforce/${rule}`)
}

export function jwt(identity: OrgIdentity): Api {
  const { app, user } = healthyOrg(identity)
  const { clientId } = app
  return { type: 'jwt', clientId, userName: user.name, privateKey: JWT_PRIVATE_KEY }
}

export function password(identity: OrgIdentity): Api {
  const { name, password, securityToken } = healthyOrg(identity).user
  return { type: 'password', userName: name, password, securityToken }
}

/** With these, user name and password go to the token endpoint. */
export function clientOf(identity: OrgIdentity): Api {
  const { clientId, clientSecret } = healthyOrg(identity).app
  return { clientId, clientSecret }
}

export function token(identity: OrgIdentity): Api {
  const { id, host } = healthyOrg(identity)
  const accessToken = standingToken(id)
  return { type: 'access-token', instanceUrl: `https://${host}`, accessToken }
}
