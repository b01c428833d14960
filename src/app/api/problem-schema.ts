// What a request that cannot be answered gets, in the API.
import { z } from '@hono/zod-openapi'

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string().describe('As the log and the audit log have it'),
    traceId: z.string().optional().describe('Of the `traceparent` that was sent'),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')
