// The bodies of batches in the API.
import { z } from '@hono/zod-openapi'
import { MOST_JOBS } from '../../jobs/create-batch.ts'
import { DESTINATION_IDS, VERDICTS } from '../../model/vocabulary.ts'
import { JOB_STATES } from '../../store/schema.ts'
import { CheckBody } from './check-schemas.ts'
import { moment } from './moment.ts'

export const BatchBody = z
  .strictObject({
    name: z.string().min(1).max(200).optional(),
    destinations: z
      .array(CheckBody)
      .min(1, 'has to name at least one destination')
      .max(MOST_JOBS, `has more than ${MOST_JOBS} destinations; send several batches`)
      .optional()
      .describe('Each as POST /v1/checks takes it'),
    config: z.string().max(100).optional().describe('Instead: a config that the operator stored'),
  })
  .refine((body) => (body.destinations === undefined) !== (body.config === undefined), {
    path: ['destinations'],
    message: 'has to be there, or config, and not both',
  })
  .openapi('BatchRequest')

const total = z.number().int()
const totalsOf = <T extends string>(names: readonly T[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, total])) as Record<T, typeof total>)

export const Batch = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    state: z.enum(['running', 'ended']),
    total,
    createdAt: moment,
    cancelledAt: moment.nullable(),
    jobs: totalsOf(JOB_STATES).describe('How many are in each state'),
    verdicts: totalsOf(VERDICTS).describe('Of those that have ended'),
    links: z.object({ self: z.string(), events: z.string() }),
  })
  .openapi('Batch')
export type BatchView = z.infer<typeof Batch>

export const Job = z
  .object({
    position: z.number().int().describe('Counts from 0, as the destinations were sent'),
    name: z.string(),
    kind: z.enum(DESTINATION_IDS),
    state: z.enum(JOB_STATES),
    verdict: z.enum(VERDICTS).nullable(),
    reportId: z.string().nullable().describe('For GET /v1/reports/{id}, once it has ended'),
    reason: z.string().nullable().describe('Why it is dead: it could not be run'),
    endedAt: moment.nullable(),
  })
  .openapi('Job')
export type JobView = z.infer<typeof Job>

export const BatchPage = z.object({
  batch: Batch,
  page: z.array(Job).describe('By position'),
  next: z.string().nullable().describe('Address of the next page'),
})
