// The report of a check, as JSON: what every surface shows and the store keeps. Holds no secret.
import { z } from 'zod'
import { LIKELIHOODS } from './evidence.ts'
import {
  CLOUDS,
  DESTINATION_IDS,
  OUTCOMES,
  RECEIPTS,
  SEVERITIES,
  STEP_IDS,
  TURNS,
  VERDICTS,
} from './vocabulary.ts'

export const SCHEMA_VERSION = 1

export const findingSchema = z.object({
  rule: z.string().describe('Rule id, e.g. entra/client-secret-invalid'),
  severity: z.enum(SEVERITIES),
  step: z.enum(STEP_IDS),
  turn: z.enum(TURNS).describe('Whose move it is'),
  title: z.string(),
  cause: z.string(),
  remediation: z.array(
    z.object({ do: z.string(), where: z.string().optional(), verify: z.string().optional() }),
  ),
  field: z.string().optional().describe("JSON pointer into the destination's config"),
  references: z.array(z.object({ url: z.string(), title: z.string(), checked: z.string() })),
  evidence: z.object({
    quote: z.string(),
    span: z
      .tuple([z.number().int(), z.number().int()])
      .optional()
      .describe('Start and end of the quote in the text, in UTF-16 code units'),
  }),
  captures: z.record(z.string(), z.string()),
  confidence: z.number().min(0).max(1),
  confidenceReason: z.string().optional().describe('Why it is no more and no less, in a sentence'),
})
export type Finding = z.infer<typeof findingSchema>

const exchangeSchema = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().optional(),
  }),
  phases: z.record(z.string(), z.number()).describe('Milliseconds by phase'),
  response: z
    .object({
      status: z.number().int(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      truncated: z.boolean(),
    })
    .optional(),
  failure: z
    .object({ phase: z.string(), code: z.string(), message: z.string(), timedOut: z.boolean() })
    .optional(),
})
export type ReportedExchange = z.infer<typeof exchangeSchema>

export const evidenceSchema = z.object({
  step: z.enum(STEP_IDS),
  outcome: z.enum(VERDICTS),
  codes: z.array(z.string()),
  likelihood: z
    .enum(LIKELIHOODS)
    .optional()
    .describe('How near it comes to a cause that nothing states'),
  status: z.number().int().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  host: z.string().optional(),
  text: z.string().optional(),
  field: z.string().optional(),
  captures: z.record(z.string(), z.string()).optional(),
})

export const stepReportSchema = z.object({
  id: z.enum(STEP_IDS),
  outcome: z.enum(OUTCOMES),
  summary: z.string(),
  durationMs: z.number(),
  exchanges: z.array(exchangeSchema),
  evidence: z.array(evidenceSchema).describe('What was seen, for judging again'),
})
export type StepReport = z.infer<typeof stepReportSchema>

export const reportSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: z.string(),
  tool: z.object({ version: z.string(), rules: z.string() }),
  destination: z.object({
    kind: z.enum([...DESTINATION_IDS, 'unknown']),
    name: z.string(),
    cloud: z.enum(CLOUDS),
  }),
  offer: z.string().optional(),
  verdict: z.enum(VERDICTS),
  startedAt: z.string().describe('ISO 8601'),
  durationMs: z.number(),
  testLead: z.object({
    marker: z.string(),
    receipt: z.enum(RECEIPTS),
    removed: z.boolean().describe('True only when the removal was confirmed'),
  }),
  steps: z.array(stepReportSchema),
  findings: z.array(findingSchema),
})
export type Report = z.infer<typeof reportSchema>

/** What `check --format json` and `lint --format json` print. */
export interface ReportSet {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly verdict: Report['verdict']
  readonly reports: readonly Report[]
}
