// What a user may do, and the words in which the organization says that it may not.
import { madeUpGuid } from '../made-up.ts'
import { rolesOf } from './caller.ts'
import { DEPTHS, type Depth, type Organization, type SystemUser } from './organization.ts'
import { forbidden, type Refusal } from './refusal.ts'

export interface HeldPrivilege {
  readonly name: string
  readonly depth: Depth
  /** True when it counts only for what a team owns. */
  readonly isTeamOnly: boolean
}

/** Privileges of a user, the widest depth of each; what is held directly beats the team's. */
export function privilegesOf(organization: Organization, user: SystemUser): HeldPrivilege[] {
  const held = new Map<string, HeldPrivilege>()
  for (const role of rolesOf(organization, user)) {
    const isTeamOnly = role.inheritance === 'team-only' && !user.roles.includes(role)
    for (const [name, depth] of Object.entries(role.privileges)) {
      const other = held.get(name)
      const privilege = { name, depth, isTeamOnly }
      if (other === undefined || isWider(privilege, other)) held.set(name, privilege)
    }
  }
  return [...held.values()]
}

function isWider(one: HeldPrivilege, other: HeldPrivilege): boolean {
  if (one.isTeamOnly !== other.isTeamOnly) return !one.isTeamOnly
  return DEPTHS.indexOf(one.depth) > DEPTHS.indexOf(other.depth)
}

export function privilegeId(name: string): string {
  return madeUpGuid(`privilege ${name}`)
}

export interface Deed {
  readonly privilege: string
  readonly table: string
  /** Of the row that is touched or made; absent for tables without owners. */
  readonly ownerId?: string
}

export function privilegeRefusal(
  organization: Organization,
  user: SystemUser,
  { privilege, table, ownerId }: Deed,
): Refusal | undefined {
  const privileges = privilegesOf(organization, user)
  const held = privileges.find(({ name }) => name === privilege)
  if (held === undefined) {
    const roleCount = rolesOf(organization, user).length
    const who = `Principal user (Id=${user.id}, type=8, roleCount=${roleCount}, privilegeCount=${privileges.length}, accessMode='0 Read-Write', businessUnitId=${organization.businessUnitId})`
    const what = `is missing ${privilege} privilege (Id=${privilegeId(privilege)}) on OTC=${typeCode(table)} for entity '${table}'`
    return forbidden('0x80040220', `${who} ${what}. context.Caller=${user.id}.`)
  }
  if (ownerId === undefined) return undefined
  const reaches = held.depth !== 'Basic' || (ownerId === user.id && !held.isTeamOnly)
  return reaches ? undefined : rightMissing(privilege, user)
}

function rightMissing(privilege: string, user: SystemUser): Refusal {
  const right = /^prv(Create|Read|Write|Delete)/.exec(privilege)?.[1] ?? 'Read'
  return forbidden(
    '0x80048306',
    `Principal with ID ${user.id} does not have ${right}Access right(s) for record with ID 00000000-0000-0000-0000-000000000000 of entity lead. Consider assigning user access.`,
  )
}

const TYPE_CODES: Readonly<Record<string, number>> = {
  lead: 4,
  systemuser: 8,
  team: 9,
  role: 1036,
  solution: 7100,
  entity: 9800,
  fieldsecurityprofile: 1200,
}

function typeCode(table: string): number {
  return TYPE_CODES[table] ?? 10_000
}
