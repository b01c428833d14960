// Reading and deleting leads, and what is said where there is no lead table.
import { answerQuery, type Row } from './odata-query.ts'
import type { LeadRow, Organization, SystemUser } from './organization.ts'
import { privilegeRefusal } from './privileges.ts'
import { isRefusal, notFound, type Refusal } from './refusal.ts'

export function leadTableMissing(): Refusal {
  return notFound('0x8006088a', "Resource not found for the segment 'leads'.")
}

/** Leads the user may see, filtered and cut as the query asks. */
export function queryLeads(
  organization: Organization,
  user: SystemUser,
  query: URLSearchParams,
): readonly Row[] | Refusal {
  if (organization.leadColumns === undefined) return leadTableMissing()
  const rows = organization.leads
    .filter((lead) => privilegeRefusal(organization, user, deed('Read', lead)) === undefined)
    .map((lead) => rowOf(organization, lead))
  const refusal = privilegeRefusal(organization, user, { privilege: 'prvReadLead', table: 'lead' })
  return refusal ?? answerQuery(rows, query, { table: 'lead', columns: columnNames(organization) })
}

export function readLead(
  organization: Organization,
  user: SystemUser,
  id: string,
  query: URLSearchParams,
): Row | Refusal {
  const lead = findLead(organization, id)
  if (isRefusal(lead)) return lead
  const refusal = privilegeRefusal(organization, user, deed('Read', lead))
  if (refusal !== undefined) return refusal
  const columns = columnNames(organization)
  const rows = answerQuery([rowOf(organization, lead)], query, { table: 'lead', columns })
  if (isRefusal(rows)) return rows
  return rows[0] ?? noSuchLead(id)
}

export function deleteLead(
  organization: Organization,
  user: SystemUser,
  id: string,
): Refusal | undefined {
  const lead = findLead(organization, id)
  if (isRefusal(lead)) return lead
  const refusal = privilegeRefusal(organization, user, deed('Delete', lead))
  if (refusal !== undefined) return refusal
  organization.leads = organization.leads.filter((one) => one !== lead)
  return undefined
}

function findLead({ leadColumns, leads }: Organization, id: string): LeadRow | Refusal {
  if (leadColumns === undefined) return leadTableMissing()
  return leads.find((lead) => lead.id === id.toLowerCase()) ?? noSuchLead(id)
}

function noSuchLead(id: string): Refusal {
  return notFound('0x80040217', `Entity 'lead' With Id = ${id} Does Not Exist`)
}

function deed(right: 'Read' | 'Delete', { ownerId }: LeadRow) {
  return { privilege: `prv${right}Lead`, table: 'lead', ownerId }
}

function columnNames({ leadColumns }: Organization): string[] {
  return ['leadid', 'fullname', '_ownerid_value', ...Object.keys(leadColumns ?? {})]
}

/** Columns that were not given are null, as in the real table. */
function rowOf(organization: Organization, { id, ownerId, values }: LeadRow): Row {
  const empty = Object.fromEntries(columnNames(organization).map((name) => [name, null]))
  const fullname = [values['firstname'], values['lastname']].filter(Boolean).join(' ')
  return { ...empty, ...values, leadid: id, fullname, _ownerid_value: ownerId }
}
