// The directory of a world in which nothing is wrong: an application with a secret, and a person.
import type { Cloud } from '../../model/vocabulary.ts'
import type { Application, DirectoryUser, Tenant } from '../entra/directory.ts'
import { madeUpId, type WorldIdentity } from './identity.ts'

/** Microsoft's own Dataverse tools sign users in with this public client. */
const DATAVERSE_TOOLS_CLIENT = '51f81489-12ee-4a9e-aaae-a2591f45987d'

const YEAR_MS = 365 * 24 * 3_600_000

export function createTenant(
  { tenantId, domain, host }: WorldIdentity,
  application: Application,
  person: DirectoryUser,
): Tenant {
  return {
    id: tenantId,
    cloud: cloudOf(host),
    domains: [domain],
    isDeleted: false,
    applications: [application, dataverseTools(domain)],
    users: [person],
    consentedTo: [application.id, DATAVERSE_TOOLS_CLIENT],
    blocks: 'nobody',
    dynamics: 'enabled',
    outage: undefined,
  }
}

export function createApplication(name: string, identity: WorldIdentity, now: number): Application {
  return {
    id: identity.applicationId,
    objectId: madeUpId(`service principal ${name}`),
    name: 'Marketplace leads',
    isDisabled: false,
    allowsPublicClientFlows: false,
    secrets: [{ ...identity.secret, expiresAt: now + YEAR_MS }],
  }
}

function dataverseTools(domain: string): Application {
  return {
    id: DATAVERSE_TOOLS_CLIENT,
    objectId: madeUpId(`tools ${domain}`),
    name: 'Dynamics 365 Development Tools',
    isDisabled: false,
    allowsPublicClientFlows: true,
    secrets: [],
  }
}

export function createPerson(name: string, { userName, password }: WorldIdentity): DirectoryUser {
  return {
    objectId: madeUpId(`person ${name}`),
    userName,
    password,
    isPasswordExpired: false,
    isLocked: false,
    isDisabled: false,
    isFederated: false,
    multiFactor: 'none',
  }
}

function cloudOf(host: string): Cloud {
  if (host.endsWith('.dynamics.cn')) return 'china'
  return host.endsWith('.microsoftdynamics.us') ? 'us-government' : 'global'
}
