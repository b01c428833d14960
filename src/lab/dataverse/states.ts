// What can be wrong with an organization: each state is one change to a world that works.
import { homeOf } from '../entra/states.ts'
import { madeUpId } from './identity.ts'
import type { Trouble } from './organization.ts'
import { salesRole } from './standard-roles.ts'
import type { DynamicsWorld } from './world.ts'

type Break = (world: DynamicsWorld) => void

export const ORGANIZATION_STATES = {
  'tenant-mismatch': ({ organization }) => {
    organization.tenantId = homeOf(organization.host).directoryId
  },
  'token-refused': ({ organization }) => {
    organization.refusesTokens = true
  },
  'user-not-member': ({ organization, applicationUser }) => {
    organization.users = organization.users.filter((user) => user !== applicationUser)
  },
  'application-user-disabled': ({ applicationUser }) => {
    applicationUser.isDisabled = true
  },
  'license-missing': ({ personUser }) => {
    personUser.hasLicense = false
  },
  'no-roles': ({ applicationUser }) => {
    applicationUser.roles = []
  },
  'role-from-team': ({ organization, applicationUser }) => {
    moveRolesToTeam(organization, applicationUser)
  },
  'team-role-only': ({ organization, applicationUser, leadWriter }) => {
    moveRolesToTeam(organization, applicationUser)
    leadWriter.inheritance = 'team-only'
  },
  'missing-privilege': ({ leadWriter }) => {
    delete leadWriter.privileges['prvCreateLead']
  },
  /** Exactly the role that Microsoft's pages ask for: nobody else's role may delete the lead. */
  'role-as-documented': ({ applicationUser, leadWriter }) => {
    applicationUser.roles = [leadWriter]
  },
  'delete-refused': ({ checker }) => {
    delete checker.privileges['prvDeleteLead']
  },
  'field-security': ({ organization }) => {
    secureLeadSource(organization)
  },
  /** As above, and the role may not read what would tell. */
  'field-security-unseen': ({ organization, applicationUser, leadWriter }) => {
    secureLeadSource(organization)
    applicationUser.roles = [leadWriter]
  },
  'lead-table-missing': ({ organization }) => {
    organization.leadColumns = undefined
    organization.solutions = organization.solutions.filter(
      ({ uniqueName }) => uniqueName !== 'Sales',
    )
  },
  'lead-writer-missing': ({ organization, applicationUser, checker, identity }) => {
    organization.solutions = organization.solutions.slice(1)
    const role = salesRole(identity.domain)
    organization.roles = [role, checker]
    applicationUser.roles = [role, checker]
  },
  'lead-writer-role-missing': ({ organization, applicationUser, checker, identity }) => {
    const role = salesRole(identity.domain)
    organization.roles.push(role)
    applicationUser.roles = [role, checker]
  },
  'organization-disabled': ({ organization }) => {
    organization.state = 'disabled'
  },
  'administration-mode': ({ organization }) => {
    organization.state = 'administration'
  },
  'attribute-unknown': ({ organization }) => {
    delete organization.leadColumns?.['jobtitle']
  },
  'option-out-of-range': ({ organization, leadWriter, applicationUser }) => {
    const column = organization.leadColumns?.['leadsourcecode']
    if (column !== undefined) column.options = { 100000000: 'Marketplace' }
    applicationUser.roles = [leadWriter]
  },
  'required-field': ({ organization }) => {
    const column = organization.leadColumns?.['industrycode']
    if (column !== undefined) column.isRequired = true
  },
  'payload-invalid': ({ organization }) => {
    const column = organization.leadColumns?.['jobtitle']
    if (column !== undefined) column.type = 'whole-number'
  },
  'plugin-rejected': ({ organization }) => {
    organization.plugin = 'Leads must have a business e-mail address.'
  },
  'lead-vanishes': ({ organization }) => {
    organization.losesLeads = true
  },
  'duplicate-key': (world) => {
    world.organization.alternateKey = ['telephone1']
    addEarlierLead(world)
  },
  'duplicate-rule': (world) => {
    world.organization.duplicateRule = ['telephone1']
    addEarlierLead(world)
  },
  'too-many-requests': trouble({ on: 'every-request', does: 'too-many-requests' }),
  'too-much-time': trouble({ on: 'create', does: 'too-much-time' }),
  'too-many-at-once': trouble({ on: 'create', does: 'too-many-at-once' }),
  'sql-error': trouble({ on: 'create', does: 'sql-error' }),
  'sql-timeout': trouble({ on: 'create', does: 'sql-timeout' }),
  'organization-unavailable': trouble({ on: 'every-request', does: 'unavailable' }),
  'organization-silent': trouble({ on: 'every-request', does: 'silence' }),
  'create-unanswered': trouble({ on: 'create', does: 'silence-after' }),
  'read-unavailable': trouble({ on: 'read-lead', does: 'sql-timeout' }),
} as const satisfies Readonly<Record<string, Break>>

function trouble(what: Trouble): Break {
  return ({ organization }) => {
    organization.trouble = what
  }
}

function moveRolesToTeam(
  organization: DynamicsWorld['organization'],
  user: DynamicsWorld['applicationUser'],
): void {
  const id = madeUpId(`team ${organization.host}`)
  organization.teams = [{ id, name: 'Marketplace', members: [user.id], roles: user.roles }]
  user.roles = []
}

function secureLeadSource({ leadColumns, fieldProfiles }: DynamicsWorld['organization']): void {
  const column = leadColumns?.['leadsourcecode']
  if (column !== undefined) column.isSecured = true
  fieldProfiles.push({ name: 'Sales operations', members: [], canCreate: ['leadsourcecode'] })
}

/** The number every test lead has. */
function addEarlierLead({ organization, personUser }: DynamicsWorld): void {
  const values = { lastname: 'Earlier', telephone1: '1234567890' }
  const id = madeUpId(`earlier lead ${organization.host}`)
  organization.leads.push({ id, ownerId: personUser.id, values })
}
