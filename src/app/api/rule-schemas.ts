// Rules, in the API.
import { z } from '@hono/zod-openapi'
import { findingSchema } from '../../model/report.ts'
import { SEVERITIES, STEP_IDS, TURNS } from '../../model/vocabulary.ts'

export const RuleSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    turn: z.enum(TURNS),
    steps: z.array(z.enum(STEP_IDS)),
  })
  .openapi('RuleSummary')
export const Rule = z
  .object({
    ...RuleSummary.shape,
    cause: z.string(),
    field: z.string().optional(),
    remediation: findingSchema.shape.remediation,
    references: findingSchema.shape.references,
    supersedes: z.array(z.string()),
  })
  .openapi('Rule')
