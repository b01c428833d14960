// People of a subscription over REST: looked up by a value, and deleted by id.
import type { MarketoContext } from './context.ts'
import { refused, succeeded } from './rest-answers.ts'
import type { Person, Subscription } from './subscription.ts'

/** REST names of what forms call otherwise. */
const REST_NAMES: Readonly<Record<string, string>> = {
  email: 'Email',
  firstName: 'FirstName',
  lastName: 'LastName',
  company: 'Company',
  title: 'Title',
  phone: 'Phone',
  country: 'Country',
  leadSource: 'LeadSource',
}

const OWN_NAMES = ['id', 'createdAt', 'updatedAt']
const DEFAULT_FIELDS = ['id', 'updatedAt', 'lastName', 'email', 'createdAt', 'firstName']

export function findPeople({ api, people }: Subscription, query: URLSearchParams): Response {
  if (!api.canReadLeads) return refused('603')
  const filter = query.get('filterType')
  const values = query.get('filterValues')?.toLowerCase().split(',')
  if (filter === null) return refused('1002', "'filterType'")
  if (values === undefined) return refused('1002', "'filterValues'")
  const fields = query.get('fields')?.split(',') ?? DEFAULT_FIELDS
  const unknown = [filter, ...fields].find((name) => !isKnown(name))
  if (unknown !== undefined) return refused('1006', `'${unknown}'`)
  const found = people.filter((one) =>
    values.includes(String(fieldValue(one, filter)).toLowerCase()),
  )
  return succeeded(
    found.map((one) => Object.fromEntries(fields.map((name) => [name, fieldValue(one, name)]))),
  )
}

/** The ids come as `input` of a JSON body, or in the query. */
export async function deletePeople(
  { subscriptions }: MarketoContext,
  subscription: Subscription,
  request: Request,
): Promise<Response> {
  if (!subscription.api.canDeleteLeads) return refused('603')
  const ids = idsIn(new URL(request.url).searchParams.get('id'), await request.text())
  if (ids.length === 0) return refused('1002', "'id'")
  return succeeded(
    ids.map((id) =>
      subscriptions.remove(subscription, id)
        ? { id, status: 'deleted' }
        : { id, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
    ),
  )
}

function idsIn(query: string | null, body: string): readonly number[] {
  if (query !== null) return query.split(',').map(Number)
  try {
    const { input } = JSON.parse(body) as { input?: { id: number }[] }
    return (input ?? []).map(({ id }) => Number(id))
  } catch {
    return []
  }
}

function isKnown(name: string): boolean {
  return OWN_NAMES.includes(name) || REST_NAMES[name] !== undefined
}

function fieldValue({ id, fields, createdAt }: Person, name: string): string | number | null {
  if (name === 'id') return id
  if (OWN_NAMES.includes(name)) return createdAt
  return fields[REST_NAMES[name] ?? ''] ?? null
}
