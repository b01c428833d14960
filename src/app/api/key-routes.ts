// /v1/keys: the keys of a tenant, made and ended by one of its own or by the operator.
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Caller, isOperator } from '../../model/caller.ts'
import { callerOf } from '../access/caller-of.ts'
import { issueKey } from '../access/keyring.ts'
import { accessProblems, needs } from '../access/needs.ts'
import { type FieldError, sendProblem } from '../problem.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { Key, KeyBody, keyView, NewKey, tenant } from './key-schemas.ts'
import { bodyProblems, json, jsonBody, problems } from './responses.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const createKeyRoute = createRoute({
  method: 'post',
  path: '/v1/keys',
  summary: 'Make a key',
  description:
    'The key is in this answer and nowhere else. Give it as `Authorization: Bearer lp_…`; it sees the reports of its tenant and no others.',
  ...needs('keys:manage', 'key.create'),
  request: { body: jsonBody(KeyBody) },
  responses: { 201: json(NewKey, 'The key'), ...accessProblems, ...bodyProblems },
})

const listRoute = createRoute({
  method: 'get',
  path: '/v1/keys',
  summary: 'List the keys of a tenant',
  description:
    'The operator gets those of all tenants, or with `tenant` of one. A key is listed until 90 days after it ended.',
  ...needs('keys:manage'),
  request: { query: z.object({ tenant: tenant.optional() }) },
  responses: {
    200: json(z.object({ keys: z.array(Key) }), 'The keys, without their secrets'),
    ...accessProblems,
    ...problems('invalid-request'),
  },
})

const revokeRoute = createRoute({
  method: 'delete',
  path: '/v1/keys/{id}',
  summary: 'Revoke a key, at once',
  description: 'Browsers that signed in with it are signed out.',
  ...needs('keys:manage', 'key.revoke'),
  request: { params: z.object({ id: z.string().openapi({ description: 'The id of the key' }) }) },
  responses: {
    204: { description: 'It is no longer in force' },
    ...accessProblems,
    ...problems('not-found'),
  },
})

export function addKeyRoutes(app: App, services: AppServices): void {
  const { keys } = services.access
  app.openapi(createKeyRoute, async (c) => {
    const { name, scopes: wanted, expiresInDays, tenant: named } = c.req.valid('json')
    const caller = callerOf(c)
    const owner = caller.tenant ?? named
    const errors = tenantErrors(caller, named)
    if (errors.length > 0 || owner === undefined) return refuse(c, errors)
    const lacking = wanted.find((scope) => !isOperator(caller) && !caller.scopes.has(scope))
    if (lacking !== undefined) {
      return sendProblem(c, 'forbidden', `The key that asks lacks the scope ${lacking} itself.`)
    }
    const lifetimeMs = expiresInDays * DAY_MS
    const fields = { name, tenant: owner, scopes: [...new Set(wanted)], lifetimeMs }
    const { record, key } = await issueKey(services, fields)
    c.set('subject', record.id)
    return c.json({ ...keyView(record), key }, 201)
  })
  app.openapi(listRoute, async (c) => {
    const caller = callerOf(c)
    const owner = isOperator(caller) ? c.req.valid('query').tenant : (caller.tenant ?? '')
    return c.json({ keys: (await keys.list(owner)).map(keyView) }, 200)
  })
  app.openapi(revokeRoute, async (c) => {
    const caller = callerOf(c)
    const owner = isOperator(caller) ? undefined : (caller.tenant ?? '')
    const isRevoked = await keys.revoke(c.req.valid('param').id, owner)
    return isRevoked ? c.body(null, 204) : sendProblem(c, 'not-found', GONE)
  })
}

const GONE = 'No key in force has this id.'

function refuse(c: Context, errors: readonly FieldError[]) {
  return sendProblem(c, 'invalid-request', 'Whose key it is to be is not clear.', errors)
}

/** A key makes keys of its own tenant; the operator has none, and says whose. */
function tenantErrors(caller: Caller, named: string | undefined): readonly FieldError[] {
  const pointer = '/tenant'
  if (caller.tenant === undefined) {
    return named === undefined ? [{ pointer, detail: 'is missing; say whose key it is to be' }] : []
  }
  if (named === undefined || named === caller.tenant) return []
  return [{ pointer, detail: 'is not the tenant of the key that asks; leave it out' }]
}
