// Token requests as a client writes them by hand, for the tests of the lab.

import type { DynamicsWorld } from '../../src/lab/dataverse/world.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { ask } from './plain-client.ts'

type Fields = Readonly<Record<string, string>>

interface TokenAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export function secretForm({ identity }: DynamicsWorld): Fields {
  return {
    grant_type: 'client_credentials',
    client_id: identity.applicationId,
    client_secret: identity.secret.value,
    scope: `https://${identity.host}/.default`,
  }
}

export function passwordForm({ identity }: DynamicsWorld): Fields {
  return {
    grant_type: 'password',
    client_id: '51f81489-12ee-4a9e-aaae-a2591f45987d',
    username: identity.userName,
    password: identity.password,
    scope: `https://${identity.host}/.default openid profile offline_access`,
  }
}

/** Empty fields are left out. */
export async function askToken(
  lab: Lab,
  form: Fields,
  { tenant, authority = 'login.microsoftonline.com' }: { tenant: string; authority?: string },
): Promise<TokenAnswer> {
  const given = Object.entries(form).filter(([, value]) => value !== '')
  const answer = await ask(lab, `https://${authority}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams(given).toString(),
  })
  return { status: answer.status, body: JSON.parse(answer.body) }
}

/** A token for a world in which sign-in works. */
export async function tokenFor(lab: Lab, world: DynamicsWorld): Promise<string> {
  const { body } = await askToken(lab, secretForm(world), { tenant: world.tenant.id })
  return String(body['access_token'])
}
