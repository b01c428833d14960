// The Web API below /api/data/v9.x/: which request is which operation, for a caller who was let in.
import { createLead } from './create-lead.ts'
import { deleteLead, leadTableMissing, queryLeads, readLead } from './lead-table.ts'
import { attributeDefinition, attributeDefinitions, entityDefinition } from './metadata.ts'
import { answerQuery, type QueriedTable, type Row } from './odata-query.ts'
import type { Organization, SystemUser } from './organization.ts'
import { privilegeRefusal } from './privileges.ts'
import { isRefusal, notFound, ODATA_JSON, type Refusal, refused } from './refusal.ts'
import { attributePrivileges, rolePrivileges, TABLES, USER_ASSOCIATIONS } from './rows.ts'

export interface Call {
  readonly organization: Organization
  readonly user: SystemUser
  readonly request: Request
  /** What follows the version in the path, decoded. */
  readonly path: string
  readonly query: URLSearchParams
}

interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: RegExp
  run(call: Call, part: (index: number) => string): Promise<Response> | Response
}

/** First match wins. */
const OPERATIONS: readonly Operation[] = [
  { method: 'GET', path: /^WhoAmI(?:\(\))?$/, run: whoAmI },
  { method: 'POST', path: /^leads$/, run: postLead },
  {
    method: 'GET',
    path: /^leads$/,
    run: (call) => listed(call, queryLeads(call.organization, call.user, call.query)),
  },
  {
    method: 'GET',
    path: /^leads\(([^)]+)\)$/,
    run: (call, part) => single(call, readLead(call.organization, call.user, part(1), call.query)),
  },
  { method: 'DELETE', path: /^leads\(([^)]+)\)$/, run: removeLead },
  {
    method: 'GET',
    path: /^systemusers\(([^)]+)\)\/Microsoft\.Dynamics\.CRM\.RetrieveUserPrivileges(?:\(\))?$/,
    run: (call, part) => userFunction(call, part(1), 'RolePrivileges', rolePrivileges),
  },
  {
    method: 'GET',
    path: /^systemusers\(([^)]+)\)\/Microsoft\.Dynamics\.CRM\.RetrievePrincipalAttributePrivileges(?:\(\))?$/,
    run: (call, part) => userFunction(call, part(1), 'AttributePrivileges', attributePrivileges),
  },
  { method: 'GET', path: /^systemusers\(([^)]+)\)\/(\w+_association)$/, run: associated },
  { method: 'GET', path: /^EntityDefinitions\(LogicalName='(\w+)'\)$/, run: readEntity },
  {
    method: 'GET',
    path: /^EntityDefinitions\(LogicalName='lead'\)\/Attributes$/,
    run: listAttributes,
  },
  {
    method: 'GET',
    path: /^EntityDefinitions\(LogicalName='lead'\)\/Attributes\(LogicalName='(\w+)'\)(\/Microsoft\.Dynamics\.CRM\.PicklistAttributeMetadata)?$/,
    run: readAttribute,
  },
  { method: 'GET', path: /^(\w+)\(([0-9a-fA-F-]{36})\)$/, run: readOne },
  { method: 'GET', path: /^(\w+)$/, run: readMany },
]

export function answerCall(call: Call): Promise<Response> | Response {
  for (const { method, path, run } of OPERATIONS) {
    const match = method === call.request.method ? path.exec(call.path) : null
    if (match !== null) return run(call, (index) => match[index] ?? '')
  }
  return refused(segmentMissing(call.path))
}

function segmentMissing(path: string): Refusal {
  const segment = /^\w+/.exec(path)?.[0] ?? ''
  return notFound('0x8006088a', `Resource not found for the segment '${segment}'.`)
}

function whoAmI(call: Call): Response {
  const { organization, user } = call
  return answered(call, '$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse', {
    BusinessUnitId: organization.businessUnitId,
    UserId: user.id,
    OrganizationId: organization.id,
  })
}

async function postLead(call: Call): Promise<Response> {
  const { organization, user, request } = call
  const header = request.headers.get('mscrm.suppressduplicatedetection')
  const detectsDuplicates = header?.toLowerCase() === 'false'
  const created = createLead(organization, user, await request.text(), { detectsDuplicates })
  if (isRefusal(created)) return refused(created)
  const location = `${new URL(request.url).origin}/api/data/v9.2/leads(${created.id})`
  const headers = { location, 'odata-entityid': location, 'odata-version': '4.0' }
  if (!/return=representation/.test(request.headers.get('prefer') ?? '')) {
    return new Response(null, { status: 204, headers })
  }
  const row = readLead(organization, user, created.id, call.query)
  if (isRefusal(row)) return refused(row)
  return new Response(JSON.stringify(row), { status: 201, headers: { ...headers, ...ODATA_JSON } })
}

function removeLead({ organization, user }: Call, part: (index: number) => string): Response {
  const refusal = deleteLead(organization, user, part(1))
  if (refusal !== undefined) return refused(refusal)
  return new Response(null, { status: 204, headers: { 'odata-version': '4.0' } })
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

function associated(call: Call, part: (index: number) => string): Response {
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

function readEntity(call: Call, part: (index: number) => string): Response {
  return metadata(call, 'prvReadEntity', () => entityDefinition(call.organization, part(1)))
}

function listAttributes(call: Call): Response {
  const refusal = privilegeRefusal(call.organization, call.user, METADATA_READ)
  return listed(call, refusal ?? attributeDefinitions(call.organization))
}

function readAttribute(call: Call, part: (index: number) => string): Response {
  const withOptions = part(2) !== '' && (call.query.get('$expand') ?? '').startsWith('OptionSet')
  return metadata(call, 'prvReadAttribute', () =>
    attributeDefinition(call.organization, part(1), { withOptions }),
  )
}

const METADATA_READ = { privilege: 'prvReadAttribute', table: 'entity' }

function metadata(call: Call, privilege: string, read: () => Row | Refusal): Response {
  const refusal = privilegeRefusal(call.organization, call.user, { privilege, table: 'entity' })
  return single(call, refusal ?? read())
}

function readOne(call: Call, part: (index: number) => string): Response {
  return withTable(call, part(1), (table, rows) => {
    const row = rows.find((one) => Object.values(one)[0] === part(2).toLowerCase())
    if (row === undefined) {
      return refused(
        notFound('0x80040217', `Entity '${table.table}' With Id = ${part(2)} Does Not Exist`),
      )
    }
    const found = answerQuery([row], call.query, table)
    return single(call, isRefusal(found) ? found : (found[0] ?? row))
  })
}

function readMany(call: Call, part: (index: number) => string): Response {
  return withTable(call, part(1), (table, rows) => queried(call, table, rows))
}

function withTable(
  { organization, user }: Call,
  name: string,
  answer: (table: QueriedTable, rows: readonly Row[]) => Response,
): Response {
  const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined
  if (table === undefined)
    return refused(name === 'leads' ? leadTableMissing() : segmentMissing(name))
  const { privilege } = table
  const refusal = privilegeRefusal(organization, user, { privilege, table: table.table })
  return refusal === undefined ? answer(table, table.rows(organization)) : refused(refusal)
}

function queried(call: Call, table: QueriedTable, rows: readonly Row[]): Response {
  return listed(call, answerQuery(rows, call.query, table))
}

function listed(call: Call, rows: readonly Row[] | Refusal): Response {
  if (isRefusal(rows)) return refused(rows)
  return answered(call, `$metadata#${call.path}`, { value: rows })
}

function single(call: Call, row: Row | Refusal): Response {
  return isRefusal(row) ? refused(row as Refusal) : answered(call, `$metadata#${call.path}`, row)
}

function answered(call: Call, context: string, body: Row): Response {
  const root = `${new URL(call.request.url).origin}/api/data/v9.2/`
  const headers = { ...ODATA_JSON, 'odata-version': '4.0' }
  return new Response(JSON.stringify({ '@odata.context': `${root}${context}`, ...body }), {
    headers,
  })
}
