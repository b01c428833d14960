// The Dataverse Web API as a check uses it: every URL, header and success body there is.
// https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors, checked 2026-11-20
import { z } from 'zod'
import type { Exchange, OutboundRequest } from '../../model/exchange.ts'
import type { Transport } from '../../model/transport.ts'

/** What a request asked for, or the exchange in which it did not come. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly exchange: Exchange }

const ROOT = '/api/data/v9.2/'
/** Roles that were changed a moment ago count. */
const HEADERS = {
  Accept: 'application/json',
  'OData-MaxVersion': '4.0',
  'OData-Version': '4.0',
  'If-None-Match': 'null',
  Consistency: 'Strong',
}
/** Inferred from the name of the file that Microsoft's page links to; nobody published it. */
const LEAD_WRITER = 'MicrosoftMarketplacesLead'
const GUID_IN_URL = /\(([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\)/i

const guid = z.string().regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i)
const names = z.object({ value: z.array(z.object({ name: z.string() })) })
const teams = z.object({
  value: z.array(z.object({ teamroles_association: z.array(z.object({ name: z.string() })) })),
})
const privileges = z.object({ RolePrivileges: z.array(z.object({ PrivilegeName: z.string() })) })
const columnRights = z.object({
  AttributePrivileges: z.array(z.object({ AttributeId: guid, CanCreate: z.number() })),
})
const column = z.object({
  MetadataId: guid.optional(),
  IsSecured: z.boolean().nullish(),
  IsValidForCreate: z.boolean().nullish(),
  OptionSet: z.object({ Options: z.array(z.object({ Value: z.number().int() })) }).nullish(),
})
const leads = z.object({ value: z.array(z.object({ leadid: guid })) })

export type LeadSourceColumn = z.infer<typeof column>

export type DataverseApi = ReturnType<typeof openDataverse>

/** `origin` is the environment's; without a `token` only `challenge` makes sense. */
export function openDataverse(origin: string, net: Transport, token?: string) {
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  const send = (method: OutboundRequest['method'], path: string, body?: unknown) =>
    net.send({
      method,
      url: `${origin}${ROOT}${path}`,
      headers: { ...HEADERS, ...authorization, ...(body === undefined ? {} : JSON_BODY) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<Answer<T>> =>
    answerOf(await send('GET', path), schema)
  return {
    challenge: () => send('GET', ''),
    whoAmI: () => get('WhoAmI', z.object({ UserId: guid })),
    leadTable: () => get("EntityDefinitions(LogicalName='lead')?$select=LogicalName", z.object({})),
    leadSource: () => get(LEAD_SOURCE_PATH, column),
    roles: (user: string) =>
      get(`systemusers(${user})/systemuserroles_association?$select=name`, names),
    teamRoles: (user: string) =>
      get(
        `systemusers(${user})/teammembership_association?$select=name&$expand=teamroles_association($select=name)`,
        teams,
      ),
    privileges: (user: string) =>
      get(`systemusers(${user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`, privileges),
    columnRights: (user: string) =>
      get(
        `systemusers(${user})/Microsoft.Dynamics.CRM.RetrievePrincipalAttributePrivileges()`,
        columnRights,
      ),
    leadWriter: () =>
      get(
        `solutions?$select=uniquename,version&$filter=${encodeURIComponent(`startswith(uniquename,'${LEAD_WRITER}')`)}`,
        z.object({ value: z.array(z.unknown()) }),
      ),
    createLead: (row: object) => send('POST', 'leads', row),
    readLead: (id: string) => get(`leads(${id})?$select=leadid,lastname`, leadRow),
    findLeads: (marker: string) =>
      get(`leads?$select=leadid&$filter=${encodeURIComponent(`lastname eq '${marker}'`)}`, leads),
    deleteLead: (id: string) => send('DELETE', `leads(${id})`),
  }
}

const JSON_BODY = { 'Content-Type': 'application/json; charset=utf-8' }
const leadRow = z.object({ leadid: guid, lastname: z.string().nullish() })
const LEAD_SOURCE_PATH =
  "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadsourcecode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName,IsSecured,IsValidForCreate,RequiredLevel&$expand=OptionSet"

/** Id of the row a create made, from the header, or from the body where one was sent back. */
export function createdLeadId(exchange: Exchange): string | undefined {
  if (exchange.outcome === 'failed' || !isSuccess(exchange)) return undefined
  const { headers, body } = exchange.response
  const fromHeader = GUID_IN_URL.exec(headers['odata-entityid'] ?? '')?.[1]
  return fromHeader ?? leadRow.safeParse(parsed(body)).data?.leadid
}

export function isSuccess(exchange: Exchange): boolean {
  if (exchange.outcome === 'failed') return false
  const { status } = exchange.response
  return status >= 200 && status < 300
}

/** True when the service says that what was asked for is not there. */
export function isAbsent(exchange: Exchange): boolean {
  return exchange.outcome === 'answered' && exchange.response.status === 404
}

function answerOf<T>(exchange: Exchange, schema: z.ZodType<T>): Answer<T> {
  if (exchange.outcome === 'failed' || !isSuccess(exchange)) return { ok: false, exchange }
  const read = schema.safeParse(parsed(exchange.response.body))
  return read.success ? { ok: true, value: read.data } : { ok: false, exchange }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
