// The REST API of an org, at its My Domain host.
import { Hono } from 'hono'
import type { SalesforceContext } from './context.ts'
import { describeLead } from './describe.ts'
import { outageAnswer, restError } from './errors.ts'
import type { LeadRecord, Org } from './org.ts'
import { answerQuery } from './query.ts'
import { dataTables, toolingTables } from './tables.ts'

/** API versions before the first were switched off in Summer '25. */
const FIRST_VERSION = 31
const LAST_VERSION = 66

const API = '/services/data/:version{v[0-9]+[.]0}'

export function restApp(context: SalesforceContext, org: Org): Hono {
  const app = new Hono()
  app.use('/services/data/*', async (c, next) => {
    const refusal = refuse(org, c.req.raw)
    if (refusal !== undefined) return refusal
    await next()
    const { requestsToday, dailyRequests } = org.api
    c.header('sforce-limit-info', `api-usage=${requestsToday}/${dailyRequests}`)
    return undefined
  })
  app.get(`${API}/query`, (c) => query(c.req.raw, context, org, ''))
  // Nothing stays in a recycle bin here.
  app.get(`${API}/queryAll`, (c) => query(c.req.raw, context, org, ''))
  app.get(`${API}/tooling/query`, (c) => query(c.req.raw, context, org, '/tooling'))
  app.get(`${API}/sobjects/Lead/describe`, () => describe(org))
  app.post(`${API}/sobjects/Lead`, (c) => insert(c.req.raw, context, org))
  app.get(`${API}/sobjects/Lead/:id`, (c) => {
    const lead = org.user.canSeeLeads ? org.leads.find(hasId(c.req.param('id'))) : undefined
    return lead === undefined ? notFound() : c.json(lead)
  })
  app.delete(`${API}/sobjects/Lead/:id`, (c) => remove(context, org, c.req.param('id')))
  app.all('/services/data/*', notFound)
  return app
}

function refuse(org: Org, request: Request): Response | undefined {
  const { api, sessions } = org
  if (api.outage !== undefined) return outageAnswer(api.outage)
  const token = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token === undefined || !sessions.has(token)) {
    return restError(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
  }
  if (!api.isEnabled) {
    const message = 'API is not enabled for this Organization or Partner'
    return restError(403, 'API_DISABLED_FOR_ORG', message)
  }
  if (api.requestsToday >= api.dailyRequests) {
    return restError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
  }
  api.requestsToday += 1
  return refuseVersion(request)
}

function refuseVersion(request: Request): Response | undefined {
  const version = Number.parseInt(/\/v(\d+)\.0\//.exec(request.url)?.[1] ?? '', 10)
  if (version < FIRST_VERSION) {
    return restError(410, 'UNSUPPORTED_API_VERSION', 'This API version is no longer supported.')
  }
  return version <= LAST_VERSION ? undefined : notFound()
}

function notFound(): Response {
  return restError(404, 'NOT_FOUND', 'The requested resource does not exist')
}

function query(
  request: Request,
  { orgs, now }: SalesforceContext,
  org: Org,
  area: '' | '/tooling',
): Response {
  orgs.settle()
  const { pathname, searchParams } = new URL(request.url)
  const tables = area === '' ? dataTables(org, now()) : toolingTables(org)
  const url = pathname.replace(/\/query(?:All)?$/, '')
  return answerQuery(org, tables, searchParams.get('q') ?? '', { now: now(), url })
}

function describe(org: Org): Response {
  return org.user.canSeeLeads ? Response.json(describeLead(org)) : notFound()
}

async function insert(request: Request, { orgs }: SalesforceContext, org: Org): Promise<Response> {
  const { user, fields } = org
  if (!user.canSeeLeads) return notFound()
  if (!user.canCreateLeads) return noAccess('insufficient access rights on object id')
  const values = readRecord(await request.text())
  if (values === undefined) return restError(400, 'JSON_PARSER_ERROR', 'Unexpected character')
  const unknown = Object.keys(values).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) {
    const message = `No such column '${unknown}' on sobject of type Lead`
    return restError(400, 'INVALID_FIELD', message)
  }
  const { refusal, record } = orgs.create(org, values)
  if (refusal !== undefined) {
    return restError(400, refusal.errorCode, refusal.message, refusal.fields)
  }
  return Response.json({ id: record['Id'], success: true, errors: [] }, { status: 201 })
}

function readRecord(text: string): LeadRecord | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as LeadRecord) : undefined
  } catch {
    return undefined
  }
}

function remove({ orgs }: SalesforceContext, org: Org, id: string): Response {
  const lead = org.leads.find(hasId(id))
  if (!org.user.canSeeLeads || lead === undefined) return notFound()
  if (!org.user.canDeleteLeads) return noAccess('insufficient access rights on object id')
  orgs.remove(org, String(lead['Id']))
  return new Response(null, { status: 204 })
}

function noAccess(message: string): Response {
  return restError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', message, [])
}

function hasId(id: string): (lead: LeadRecord) => boolean {
  return (lead) => lead['Id'] === id || String(lead['Id']).slice(0, 15) === id
}
