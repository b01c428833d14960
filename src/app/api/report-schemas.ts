// What a report is made of, in the API.
import { z } from '@hono/zod-openapi'
import { findingSchema, reportSchema, stepReportSchema } from '../../model/report.ts'
import { OUTCOMES, STEP_IDS, VERDICTS } from '../../model/vocabulary.ts'

// The model's schemas are wrapped again here: only schemas made after zod was extended have names.
export const Finding = z.object(findingSchema.shape).openapi('Finding')
export const StepReport = z.object(stepReportSchema.shape).openapi('StepReport')
export const Report = z
  .object({ ...reportSchema.shape, steps: z.array(StepReport), findings: z.array(Finding) })
  .openapi('Report')

const named = z.object({ rule: z.string(), title: z.string() })
export const Comparison = z
  .object({
    previous: z.object({ id: z.string(), startedAt: z.string(), verdict: z.enum(VERDICTS) }),
    steps: z
      .array(z.object({ id: z.enum(STEP_IDS), before: z.enum(OUTCOMES), after: z.enum(OUTCOMES) }))
      .describe('Steps that ended otherwise than before'),
    gone: z.array(named).describe('Findings that are no more'),
    came: z.array(named).describe('Findings that are new'),
  })
  .openapi('Comparison')
