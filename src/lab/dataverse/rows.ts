// The tables a check reads to see what its user may do, and the privilege each read takes.
import type { QueriedTable, Row } from './odata-query.ts'
import type { Organization, Role, SystemUser, Team } from './organization.ts'
import { privilegeId, privilegesOf } from './privileges.ts'

export interface ReadableTable extends QueriedTable {
  readonly privilege: string
  rows(organization: Organization): readonly Row[]
}

export const TABLES: Readonly<Record<string, ReadableTable>> = {
  systemusers: {
    table: 'systemuser',
    privilege: 'prvReadUser',
    columns: [
      'systemuserid',
      'fullname',
      'applicationid',
      'azureactivedirectoryobjectid',
      'isdisabled',
      'islicensed',
      'accessmode',
      '_businessunitid_value',
    ],
    rows: (organization) => organization.users.map((user) => userRow(organization, user)),
  },
  roles: {
    table: 'role',
    privilege: 'prvReadRole',
    columns: ['roleid', 'name', '_businessunitid_value', 'isinherited'],
    rows: (organization) => organization.roles.map((role) => roleRow(organization, role)),
  },
  teams: {
    table: 'team',
    privilege: 'prvReadTeam',
    columns: ['teamid', 'name'],
    rows: ({ teams }) => teams.map(teamRow),
  },
  solutions: {
    table: 'solution',
    privilege: 'prvReadSolution',
    columns: ['solutionid', 'uniquename', 'version', 'friendlyname', 'ismanaged'],
    rows: ({ solutions }) =>
      solutions.map(({ uniqueName, version }) => ({
        solutionid: privilegeId(`solution ${uniqueName}`),
        uniquename: uniqueName,
        friendlyname: uniqueName,
        version,
        ismanaged: true,
      })),
  },
  privileges: {
    table: 'privilege',
    privilege: 'prvReadPrivilege',
    columns: ['privilegeid', 'name'],
    rows: ({ roles }) =>
      [...new Set(['prvCreateLead', ...roles.flatMap((role) => Object.keys(role.privileges))])].map(
        (name) => ({ privilegeid: privilegeId(name), name }),
      ),
  },
}

/** What can be asked of one user after a slash: associations with other tables. */
export const USER_ASSOCIATIONS: Readonly<
  Record<string, QueriedTable & { readonly privilege: string; rows: UserRows }>
> = {
  systemuserroles_association: {
    table: 'role',
    privilege: 'prvReadRole',
    columns: ['roleid', 'name', '_businessunitid_value', 'isinherited'],
    rows: (organization, user) => user.roles.map((role) => roleRow(organization, role)),
  },
  teammembership_association: {
    table: 'team',
    privilege: 'prvReadTeam',
    columns: ['teamid', 'name'],
    rows: ({ teams }, user) =>
      teams.filter(({ members }) => members.includes(user.id)).map(teamRow),
    expand: { teamroles_association: (row) => TEAM_ROLES.get(row) ?? [] },
  },
}

type UserRows = (organization: Organization, user: SystemUser) => readonly Row[]

/** Roles of the team a row was made of. */
const TEAM_ROLES = new WeakMap<Row, readonly Row[]>()

function teamRow({ id, name, roles }: Team): Row {
  const row = { teamid: id, name }
  TEAM_ROLES.set(
    row,
    roles.map(({ id: roleid, name }) => ({ roleid, name })),
  )
  return row
}

function roleRow({ businessUnitId }: Organization, { id, name, inheritance }: Role): Row {
  const isinherited = inheritance === 'direct-user' ? 1 : 0
  return { roleid: id, name, _businessunitid_value: businessUnitId, isinherited }
}

function userRow({ businessUnitId }: Organization, user: SystemUser): Row {
  return {
    systemuserid: user.id,
    fullname: user.fullName,
    applicationid: user.applicationId ?? null,
    azureactivedirectoryobjectid: user.objectId ?? null,
    isdisabled: user.isDisabled,
    islicensed: user.hasLicense,
    accessmode: user.applicationId === undefined ? 0 : 4,
    _businessunitid_value: businessUnitId,
  }
}

/** `RetrieveUserPrivileges`: its own privileges and those of its teams. */
export function rolePrivileges(organization: Organization, user: SystemUser): readonly Row[] {
  return privilegesOf(organization, user).map(({ name, depth }) => ({
    Depth: depth,
    PrivilegeId: privilegeId(name),
    BusinessUnitId: organization.businessUnitId,
    PrivilegeName: name,
    RecordFilterId: '00000000-0000-0000-0000-000000000000',
    RecordFilterUniqueName: '',
  }))
}

/** `RetrievePrincipalAttributePrivileges`: the secured columns that a profile opens to the user. */
export function attributePrivileges(organization: Organization, user: SystemUser): readonly Row[] {
  const open = organization.fieldProfiles
    .filter(({ members }) => members.includes(user.id))
    .flatMap(({ canCreate }) => canCreate)
  return [...new Set(open)].map((name) => ({
    AttributeId: attributeId(name),
    CanRead: 4,
    CanCreate: 4,
    CanUpdate: 4,
  }))
}

/** `MetadataId` of a column of the lead table. */
export function attributeId(name: string): string {
  return privilegeId(`attribute ${name}`)
}
