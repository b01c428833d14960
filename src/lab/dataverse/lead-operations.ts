// What can be done with leads over the Web API.
import { type Call, listed, type PathPart, single } from './call.ts'
import { createLead } from './create-lead.ts'
import { deleteLead, queryLeads, readLead } from './lead-table.ts'
import { isRefusal, ODATA_JSON, refused } from './refusal.ts'

export async function postLead(call: Call): Promise<Response> {
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

export function findLeads(call: Call): Response {
  return listed(call, queryLeads(call.organization, call.user, call.query))
}

export function getLead(call: Call, part: PathPart): Response {
  return single(call, readLead(call.organization, call.user, part(1), call.query))
}

export function removeLead({ organization, user }: Call, part: PathPart): Response {
  const refusal = deleteLead(organization, user, part(1))
  if (refusal !== undefined) return refused(refusal)
  return new Response(null, { status: 204, headers: { 'odata-version': '4.0' } })
}
