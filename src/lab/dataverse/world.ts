// A world: one directory and one organization that fit each other, before anything is broken in it.
import type { Application, DirectoryUser, Tenant } from '../entra/directory.ts'
import type { TokenRequestSeen } from '../entra/realm.ts'
import { standardLeadColumns } from './columns.ts'
import { createApplication, createPerson, createTenant } from './directory-of-world.ts'
import { identityOf, madeUpId, type WorldIdentity } from './identity.ts'
import type { Organization, Role, SystemUser } from './organization.ts'
import { checkerRole, leadWriterRole } from './standard-roles.ts'

export interface DynamicsWorld {
  readonly identity: WorldIdentity
  readonly tenant: Tenant
  /** The application whose id and secret are in the config. */
  readonly application: Application
  /** The person whose name and password are in the config. */
  readonly person: DirectoryUser
  readonly organization: Organization
  /** What the application and the person are in the organization. */
  readonly applicationUser: SystemUser
  readonly personUser: SystemUser
  readonly leadWriter: Role
  /** Lets its holder read what a check looks at, and delete its own leads. */
  readonly checker: Role
  readonly tokenRequests: SeenHere[]
}

export interface SeenHere extends TokenRequestSeen {
  /** True when the organization had been asked for its challenge before. */
  readonly hostWasVerified: boolean
}

/** `now` in milliseconds since the Unix epoch. */
export function createWorld(name: string, region: string | undefined, now: number): DynamicsWorld {
  const identity = identityOf(name, region)
  const leadWriter = leadWriterRole(name)
  const checker = checkerRole(name)
  const application = createApplication(name, identity, now)
  const person = createPerson(name, identity)
  const users = createSystemUsers(name, application, person)
  for (const user of users) user.roles.push(leadWriter, checker)
  const [applicationUser, personUser] = users
  return {
    identity,
    tenant: createTenant(identity, application, person),
    application,
    person,
    organization: createOrganization(name, identity, users, [leadWriter, checker]),
    applicationUser,
    personUser,
    leadWriter,
    checker,
    tokenRequests: [],
  }
}

function createSystemUsers(
  name: string,
  application: Application,
  person: DirectoryUser,
): [SystemUser, SystemUser] {
  return [
    {
      isDisabled: false,
      id: madeUpId(`application user ${name}`),
      fullName: `# ${application.name}`,
      applicationId: application.id,
      hasLicense: false,
      roles: [],
    },
    {
      isDisabled: false,
      id: madeUpId(`user ${name}`),
      fullName: 'Marketplace Leads',
      objectId: person.objectId,
      hasLicense: true,
      roles: [],
    },
  ]
}

function createOrganization(
  name: string,
  { host, tenantId }: WorldIdentity,
  users: SystemUser[],
  roles: Role[],
): Organization {
  return {
    host,
    id: madeUpId(`organization ${name}`),
    businessUnitId: madeUpId(`business unit ${name}`),
    tenantId,
    state: 'running',
    users: [...users],
    teams: [],
    roles,
    fieldProfiles: [],
    solutions: [
      { uniqueName: 'MicrosoftMarketplacesLeadIntegrationSolution', version: '1.0.0.0' },
      { uniqueName: 'Sales', version: '9.0.24104.1004' },
    ],
    leadColumns: standardLeadColumns(),
    alternateKey: [],
    duplicateRule: [],
    plugin: undefined,
    refusesTokens: false,
    losesLeads: false,
    trouble: undefined,
    leads: [],
    challenges: 0,
  }
}
