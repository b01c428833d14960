// GET /v1/audit: who changed what, and which keys were turned away.
import { createRoute, z } from '@hono/zod-openapi'
import { isOperator } from '../../model/caller.ts'
import { callerOf } from '../access/caller-of.ts'
import { accessProblems, needs } from '../access/needs.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { isoOf, moment } from './moment.ts'
import { json, problems } from './responses.ts'

const MOST = 500

const AuditEntry = z
  .object({
    order: z.number().int().describe('Counts up with time'),
    at: moment,
    tenant: z.string().nullable(),
    keyId: z.string().nullable().describe('`operator` for the admin key; null without a key'),
    action: z.string().describe('Such as `report.delete`'),
    subject: z.string().nullable().describe('The id of what it was done to; of a check, its host'),
    status: z.number().int().describe('Of the answer'),
    requestId: z.string(),
  })
  .openapi('AuditEntry')

const auditRoute = createRoute({
  method: 'get',
  path: '/v1/audit',
  summary: 'List what was changed, by whom and when',
  description:
    'The newest first, of the tenant of the key; the operator sees all, keys that were turned away included. Entries are kept for 90 days.',
  ...needs('audit:read'),
  request: {
    query: z.object({
      before: z.coerce
        .number()
        .int()
        .min(1)
        .optional()
        .openapi({ type: 'integer', description: 'Only entries before the one of this order' }),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(MOST)
        .default(100)
        .openapi({ type: 'integer', description: 'How many' }),
    }),
  },
  responses: {
    200: json(z.object({ entries: z.array(AuditEntry) }), 'The entries'),
    ...accessProblems,
    ...problems('invalid-request'),
  },
})

export function addAuditRoutes(app: App, { access }: AppServices): void {
  app.openapi(auditRoute, async (c) => {
    const { before, limit } = c.req.valid('query')
    const caller = callerOf(c)
    const entries = await access.audit.list({
      limit,
      ...(before === undefined ? {} : { before }),
      ...(isOperator(caller) ? {} : { tenant: caller.tenant ?? '' }),
    })
    const shown = entries.map((entry) => ({ ...entry, at: isoOf(entry.at) }))
    return c.json({ entries: shown }, 200)
  })
}
