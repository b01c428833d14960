// The request trigger of Power Automate and Logic Apps: refuses what the real one refuses.
import { Hono } from 'hono'
import type { Repairs } from '../repairs.ts'
import type { Site } from '../site.ts'
import type { SiteContext } from './context.ts'
import { FLOWS, type Flow, mendedFlow } from './flows.ts'
import { holdLead, isJson, parseLead } from './lead-body.ts'

interface Refusal {
  readonly status: 400 | 401 | 404 | 429 | 502
  readonly code: string
  readonly message: string
}

const PATHS = [
  '/powerautomate/automations/direct/workflows/:id/triggers/:trigger/paths/invoke',
  '/workflows/:id/triggers/:trigger/paths/invoke',
]

export function flowSites(context: SiteContext): readonly Site[] {
  const app = flowApp(context)
  const answer = async (request: Request) => app.fetch(request)
  return [
    { host: '*.environment.api.powerplatform.com', answer },
    { host: '*.logic.azure.com', answer },
  ]
}

function flowApp({ journal, repairs }: SiteContext): Hono {
  const app = new Hono()
  for (const path of PATHS) {
    app.post(path, async (c) => {
      const { id } = c.req.param() as { id: string } // both paths have it
      const flow = flowNow(id, repairs)
      const text = await c.req.text()
      const refusal = refuse(c.req.raw, flow, id) ?? refuseBody(c.req.raw, flow, text)
      if (refusal !== undefined) return refused(refusal)
      if (flow?.trouble === 'responds-400') return c.text('The list refused the item.', 400)
      holdLead(journal, c.req.raw, JSON.parse(text))
      return c.body(null, 202, { 'x-ms-workflow-id': id })
    })
  }
  return app
}

function flowNow(id: string, repairs: Repairs): Flow | undefined {
  const flow = Object.values<Flow>(FLOWS).find((one) => one.id === id)
  return flow !== undefined && repairs.isMended(id) ? mendedFlow(flow) : flow
}

function refused({ status, code, message }: Refusal): Response {
  const headers = status === 429 ? { 'retry-after': '30' } : {}
  return Response.json({ error: { code, message } }, { status, headers })
}

function refuse(request: Request, flow: Flow | undefined, id: string): Refusal | undefined {
  if (flow === undefined || (flow.state === 'Deleted' && isLegacy(request))) {
    const message = `The workflow '${id}' could not be found.`
    return { status: 404, code: 'WorkflowNotFound', message }
  }
  return refuseCaller(request, flow) ?? refuseState(flow)
}

function isLegacy(request: Request): boolean {
  return new URL(request.url).hostname.endsWith('.logic.azure.com')
}

function refuseCaller(request: Request, flow: Flow): Refusal | undefined {
  const signature = new URL(request.url).searchParams.get('sig')
  if (flow.callers === 'tenant') return unauthorized('DirectApiAuthorizationRequired', OAUTH)
  if (flow.callers === 'specific-users') return unauthorized('MisMatchingOAuthClaims', CLAIMS)
  if (signature === null) return unauthorized('DirectApiAuthorizationRequired', SHARED_ACCESS)
  if (signature === flow.signature) return undefined
  return unauthorized('DirectApiInvalidAuthorizationSignature', SIGNATURE)
}

function refuseState({ id, state, trouble }: Flow): Refusal | undefined {
  if (state !== 'Enabled') {
    const message = `Could not execute workflow '${id}' trigger 'manual' with state '${state}': trigger is not enabled.`
    return { status: 400, code: 'WorkflowTriggerIsNotEnabled', message }
  }
  if (trouble === 'throttled') {
    const message = 'Rate limit is exceeded. Try again in 30 seconds.'
    return { status: 429, code: 'TooManyRequests', message }
  }
  if (trouble === 'no-response') {
    const message = 'The server did not receive a response from an upstream server.'
    return { status: 502, code: 'NoResponse', message }
  }
  return undefined
}

function refuseBody(request: Request, flow: Flow | undefined, text: string): Refusal | undefined {
  if (!isJson(request)) return mismatch('Invalid type. Expected Object but got String.')
  const { lead, problem } = parseLead(text)
  if (problem !== undefined) return mismatch(problem)
  if (flow?.schema !== 'sample' || 'userDetails' in lead) return undefined
  return mismatch('Required properties are missing from object: userDetails.')
}

function mismatch(details: string): Refusal {
  const message = `The input body for trigger 'manual' of type 'Request' did not match its schema definition. Error details: '${details}'.`
  return { status: 400, code: 'TriggerInputSchemaMismatch', message }
}

function unauthorized(code: string, message: string): Refusal {
  return { status: 401, code, message }
}

const OAUTH =
  'The OAuth authorization scheme is required. Please add authentication scheme and try again.'
const SHARED_ACCESS = 'The request must be authenticated only by Shared Access scheme.'
const CLAIMS =
  'One or more claims either missing or does not match with the open authentication access control policy.'
const SIGNATURE = 'The provided authorization signature is not valid.'
