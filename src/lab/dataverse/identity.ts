// Names, ids and secrets of a world, made up from its name: the config and the lab agree on them.
import { madeUpGuid, madeUpSignature } from '../made-up.ts'

export interface WorldIdentity {
  /** Host of the organization. */
  readonly host: string
  readonly tenantId: string
  readonly domain: string
  readonly applicationId: string
  readonly secret: { readonly id: string; readonly value: string }
  readonly userName: string
  readonly password: string
}

/** `region` is what follows the organization's name in its host. */
export function identityOf(name: string, region = 'crm4.dynamics.com'): WorldIdentity {
  const domain = `contoso-${name}.onmicrosoft.com`
  return {
    host: `contoso-${name}.${region}`,
    tenantId: madeUpId(`tenant ${name}`),
    domain,
    applicationId: madeUpId(`application ${name}`),
    secret: { id: madeUpId(`secret ${name}`), value: secretValue(name) },
    userName: `leads@${domain}`,
    password: `Lab-${madeUpSignature(`password ${name}`).slice(0, 12)}`,
  }
}

/** The form of a client secret's value: 40 characters, `8Q~` after the third. */
function secretValue(name: string): string {
  const letters = madeUpSignature(`secret value ${name}`)
  return `${letters.slice(0, 3)}8Q~${letters.slice(3, 37)}`
}

/** A random-looking GUID of version 4, as Entra and Dataverse give. */
export function madeUpId(word: string): string {
  return madeUpGuid(word).replace(/^(.{14}).(.{4}).(.*)$/, '$14$2a$3')
}
