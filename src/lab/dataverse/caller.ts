// Who calls, by the token: the user of the organization, and whether it lets that user in.
import type { TokenClaims } from '../entra/tokens.ts'
import type { Organization, Role, SystemUser } from './organization.ts'
import { forbidden, type Refusal } from './refusal.ts'

export function callerOf(organization: Organization, claims: TokenClaims): SystemUser | Refusal {
  if (organization.state === 'disabled') return DISABLED_ORGANIZATION
  const user = organization.users.find((one) => isMeant(one, claims))
  if (user === undefined || claims.tenantId !== organization.tenantId) return NOT_A_MEMBER
  return userRefusal(organization, user) ?? user
}

function isMeant(user: SystemUser, { userName, applicationId, objectId }: TokenClaims): boolean {
  return userName === undefined ? user.applicationId === applicationId : user.objectId === objectId
}

function userRefusal(organization: Organization, user: SystemUser): Refusal | undefined {
  if (user.isDisabled) {
    return forbidden(
      '0x80040225',
      `The specified user(Id = ${user.id}) is disabled. Consider enabling this user.`,
    )
  }
  const isPerson = user.applicationId === undefined
  if (isPerson && !user.hasLicense) return NO_LICENSE
  const roles = rolesOf(organization, user)
  if (roles.length === 0) {
    return forbidden(
      '0x80042f09',
      `SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned hr = -2147209463, User: ${user.id}`,
    )
  }
  const isAdministrator = roles.some(({ name }) => name === 'System Administrator')
  return organization.state === 'administration' && !isAdministrator ? ADMIN_ONLY : undefined
}

/** Its own roles and those of its teams. */
export function rolesOf({ teams }: Organization, user: SystemUser): readonly Role[] {
  const own = teams.filter(({ members }) => members.includes(user.id))
  return [...user.roles, ...own.flatMap(({ roles }) => roles)]
}

const NOT_A_MEMBER = forbidden('0x80072560', 'The user is not a member of the organization.')
const DISABLED_ORGANIZATION = forbidden(
  '0x8004A104',
  'The Dynamics 365 organization you are attempting to access is currently disabled. Please contact your system administrator.',
)
const NO_LICENSE = forbidden(
  '0x8004D24B',
  'The user has not been assigned any License. Please contact your system administrator to assign license to user and try again.',
)
const ADMIN_ONLY = forbidden(
  '0x8004A113',
  'The organization is in administration mode. Only system administrators may use it.',
)
