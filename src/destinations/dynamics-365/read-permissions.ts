// Looks at everything the permission step judges, one read after the other, and stops when the service
// is in trouble or wants to be left alone.
import type { Exchange } from '../../model/exchange.ts'
import type { Answer, DataverseApi, LeadSourceColumn } from './api.ts'
import { isRefusedAltogether } from './errors.ts'

/** What was read; absent when it was not asked for. */
interface Reads {
  readonly leadTable: Answer<object>
  readonly leadSource: Answer<LeadSourceColumn>
  /** Names of the roles, direct ones and those of teams. */
  readonly roles: Answer<readonly string[]>
  readonly privileges: Answer<readonly string[]>
  /** True when the account may fill in the secured column. */
  readonly mayCreateSecured: Answer<boolean>
  readonly hasLeadWriter: Answer<boolean>
}

export interface Permissions extends Partial<Reads> {
  /** The answer after which nothing more was asked. */
  readonly endedBy?: Exchange
}

export const LEAD_WRITER_ROLE = 'Microsoft Marketplace Lead Writer'

/** `user` is the id of the account in the environment. */
export async function readPermissions(api: DataverseApi, user: string): Promise<Permissions> {
  const found: { -readonly [K in keyof Permissions]: Permissions[K] } = {}
  const ask = async <K extends keyof Reads>(what: K, read: () => Promise<Reads[K] | undefined>) => {
    const answer = found.endedBy === undefined ? await read() : undefined
    if (answer === undefined) return
    found[what] = answer
    if (!answer.ok && isTheEnd(answer.exchange)) found.endedBy = answer.exchange
  }
  await ask('leadTable', api.leadTable)
  await ask('leadSource', api.leadSource)
  await ask('roles', () => readRoles(api, user))
  await ask('privileges', () => readPrivileges(api, user))
  await ask('mayCreateSecured', () => readColumnRight(api, user, found.leadSource))
  await ask('hasLeadWriter', () => readLeadWriter(api, found.roles))
  return found
}

/** A refusal of one read says nothing about the next; these do. */
function isTheEnd(exchange: Exchange): boolean {
  if (exchange.outcome === 'failed') return true
  const { status } = exchange.response
  return status >= 500 || status === 429 || isRefusedAltogether(exchange)
}

export function isLeadWriter(role: string): boolean {
  return role.trim().toLowerCase() === LEAD_WRITER_ROLE.toLowerCase()
}

/** Teams are asked only when the role is not assigned directly. */
async function readRoles(api: DataverseApi, user: string): Promise<Answer<readonly string[]>> {
  const direct = await api.roles(user)
  if (!direct.ok) return direct
  const names = direct.value.value.map(({ name }) => name)
  if (names.some(isLeadWriter)) return { ok: true, value: names }
  const teams = await api.teamRoles(user)
  if (!teams.ok) return teams
  const ofTeams = teams.value.value.flatMap(({ teamroles_association: roles }) =>
    roles.map(({ name }) => name),
  )
  return { ok: true, value: [...names, ...ofTeams] }
}

async function readPrivileges(api: DataverseApi, user: string): Promise<Answer<readonly string[]>> {
  const answer = await api.privileges(user)
  if (!answer.ok) return answer
  return { ok: true, value: answer.value.RolePrivileges.map(({ PrivilegeName }) => PrivilegeName) }
}

async function readColumnRight(
  api: DataverseApi,
  user: string,
  column: Permissions['leadSource'],
): Promise<Answer<boolean> | undefined> {
  if (column?.ok !== true || column.value.IsSecured !== true) return undefined
  const { MetadataId } = column.value
  if (MetadataId === undefined) return undefined
  const answer = await api.columnRights(user)
  if (!answer.ok) return answer
  const right = answer.value.AttributePrivileges.find(
    ({ AttributeId }) => AttributeId.toLowerCase() === MetadataId.toLowerCase(),
  )
  return { ok: true, value: (right?.CanCreate ?? 0) > 0 }
}

/** An account that holds the role proves that the solution is there, whatever its name is. */
async function readLeadWriter(
  api: DataverseApi,
  roles: Permissions['roles'],
): Promise<Answer<boolean> | undefined> {
  if (roles?.ok === true && roles.value.some(isLeadWriter)) return undefined
  const answer = await api.leadWriter()
  return answer.ok ? { ok: true, value: answer.value.value.length > 0 } : answer
}
