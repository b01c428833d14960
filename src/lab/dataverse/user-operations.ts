// What can be asked about the caller, and about any user with the privilege to read users.
import { answered, type Call, type PathPart, queried, segmentMissing } from './call.ts'
import type { Row } from './odata-query.ts'
import type { Organization, SystemUser } from './organization.ts'
import { privilegeRefusal } from './privileges.ts'
import { isRefusal, notFound, type Refusal, refused } from './refusal.ts'
import { attributePrivileges, rolePrivileges, USER_ASSOCIATIONS } from './rows.ts'

export function whoAmI(call: Call): Response {
  const { organization, user } = call
  return answered(call, '$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse', {
    BusinessUnitId: organization.businessUnitId,
    UserId: user.id,
    OrganizationId: organization.id,
  })
}

export function userPrivileges(call: Call, part: PathPart): Response {
  return userFunction(call, part(1), 'RolePrivileges', rolePrivileges)
}

export function userAttributePrivileges(call: Call, part: PathPart): Response {
  return userFunction(call, part(1), 'AttributePrivileges', attributePrivileges)
}

function userFunction(
  call: Call,
  userId: string,
  property: string,
  rows: (organization: Organization, user: SystemUser) => readonly Row[],
): Response {
  const user = findUser(call, userId, 'prvReadUser')
  if (isRefusal(user)) return refused(user)
  return answered(call, `$metadata#${property}`, { [property]: rows(call.organization, user) })
}

export function associated(call: Call, part: PathPart): Response {
  const association = Object.hasOwn(USER_ASSOCIATIONS, part(2))
    ? USER_ASSOCIATIONS[part(2)]
    : undefined
  if (association === undefined) return refused(segmentMissing(part(2)))
  const user = findUser(call, part(1), association.privilege)
  if (isRefusal(user)) return refused(user)
  return queried(call, association, association.rows(call.organization, user))
}

function findUser(
  { organization, user }: Call,
  id: string,
  privilege: string,
): SystemUser | Refusal {
  const found = organization.users.find((one) => one.id === id.toLowerCase())
  if (found === undefined) {
    return notFound('0x80040217', `Entity 'SystemUser' With Id = ${id} Does Not Exist`)
  }
  const table = privilege === 'prvReadUser' ? 'systemuser' : 'role'
  return privilegeRefusal(organization, user, { privilege, table }) ?? found
}
