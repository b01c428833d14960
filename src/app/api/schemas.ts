// The bodies of the API, and the names they have in its OpenAPI document.
import { z } from '@hono/zod-openapi'
import { findingSchema, reportSchema, stepReportSchema } from '../../model/report.ts'
import {
  CLOUDS,
  DESTINATION_IDS,
  OUTCOMES,
  SEVERITIES,
  STEP_IDS,
  TURNS,
  VERDICTS,
} from '../../model/vocabulary.ts'

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

/** Beyond this a text is a log, not a ticket. */
export const MAX_TEXT_LENGTH = 256 * 1024
const text = z
  .string()
  .min(1, 'is empty; send the text to look at')
  .max(MAX_TEXT_LENGTH)
  .describe('What to look at, as it was seen')

const destination = z
  .record(
    z.string(),
    z.unknown(),
    'must be an object with a type, such as {"type": "https-endpoint", "url": "https://…"}',
  )
  .openapi({ $ref: '#/components/schemas/Destination' } as object)

export const CheckBody = z
  .strictObject({
    destination,
    name: z.string().min(1).max(200).optional().describe('What the report calls it'),
    offer: z.string().max(200).optional().describe('publisherId.offerId'),
    cloud: z.enum(CLOUDS).default('global'),
    options: z
      .strictObject({
        timeoutMs: z.number().int().min(1000).max(120_000).optional(),
        keepLead: z.boolean().optional().describe('Leave the test lead in the destination'),
        offline: z.boolean().optional().describe('Stop after the config step'),
      })
      .default({}),
  })
  .openapi('CheckRequest')
export type CheckBody = z.infer<typeof CheckBody>

export const RehearsalBody = z
  .strictObject({
    mended: z.boolean().optional().describe('What is wrong at the vendor is mended before'),
    destination: destination.optional().describe('As changed; else as it is, or as it is mended'),
    cloud: z.enum(CLOUDS).optional().describe('As changed'),
  })
  .openapi('RehearsalRequest')

export const Diagnosis = z
  .object({
    lang: z.string().describe('BCP 47 tag; und when the text does not tell'),
    findings: z.array(Finding).describe('Best first; empty when the text reports no known failure'),
    askNext: z
      .array(z.string())
      .describe('What to ask the sender for, when the text is not enough'),
  })
  .openapi('Diagnosis')

const lang = z.string().max(35).optional().describe('BCP 47 tag, when you know it')
export const DiagnosisBody = z
  .union([
    z.strictObject({ text, lang }),
    z.strictObject({
      texts: z
        .array(z.strictObject({ id: z.string().max(200), text, lang }))
        .min(1)
        .max(500),
    }),
  ])
  .openapi('DiagnosisRequest')

export const DiagnosisReply = z.union([
  Diagnosis,
  z.object({ results: z.array(z.object({ id: z.string(), ...Diagnosis.shape })) }),
])

export const LeadPart = z
  .object({ name: z.string(), label: z.string(), value: z.string(), about: z.string() })
  .openapi('LeadPart')

export const IntakeBody = z.strictObject({ text }).openapi('IntakeRequest')
export const IntakeReply = z
  .object({
    kind: z.enum([...DESTINATION_IDS, 'config-file', 'lead', 'error-text', 'unknown']),
    what: z.string().describe('Completes the sentence “This is …”'),
    cloud: z.enum(CLOUDS).optional(),
    offer: z.string().optional(),
    fields: z.array(
      z.object({
        pointer: z.string().describe('JSON pointer into the destination'),
        label: z.string(),
        value: z.string().describe('Safe to show: a secret in it is replaced'),
        span: z
          .tuple([z.number().int(), z.number().int()])
          .optional()
          .describe(
            'Where the whole value stands in the text that was sent, when it holds a secret',
          ),
      }),
    ),
    notes: z.array(z.string()),
    findings: z.array(Finding).describe('What can be said about it without a network'),
    lead: z.array(LeadPart).optional().describe('The parts of a lead, explained'),
  })
  .openapi('Recognition')
export type IntakeReply = z.infer<typeof IntakeReply>

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

export const FormField = z
  .object({
    pointer: z.string().describe('JSON pointer into the destination'),
    label: z.string(),
    hint: z.string().optional(),
    required: z.boolean(),
    secret: z.boolean(),
    multiline: z.boolean().optional().describe('Line breaks in the value count'),
    options: z.array(z.string()).optional(),
    choices: z
      .array(z.object({ value: z.string(), label: z.string(), hint: z.string().optional() }))
      .optional()
      .describe('The options of a choice between alternatives, as a form spells them'),
    group: z
      .object({
        pointer: z.string(),
        label: z.string(),
        hint: z.string().optional(),
        required: z.boolean(),
      })
      .optional()
      .describe('Fields of one group are given together or not at all'),
    when: z
      .object({ pointer: z.string(), equals: z.string() })
      .optional()
      .describe('The field belongs to the form only when another has this value'),
  })
  .openapi('FormField')
export type FormField = z.infer<typeof FormField>

export const DestinationKind = z
  .object({
    id: z.enum(DESTINATION_IDS),
    title: z.string(),
    docs: z.string(),
    clouds: z.array(z.enum(CLOUDS)),
    fields: z.array(FormField),
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema of its config'),
    sent: z
      .object({
        note: z.string(),
        fields: z.array(
          z.object({
            name: z.string(),
            value: z.string().describe('In a test lead'),
            about: z.string(),
            needs: z.string().optional().describe('What the destination has to allow'),
          }),
        ),
      })
      .describe('What it is sent for a lead'),
  })
  .openapi('DestinationKind')
export type DestinationKindView = z.infer<typeof DestinationKind>

export const Scenario = z
  .object({
    id: z.string(),
    kind: z.enum(DESTINATION_IDS),
    title: z.string(),
    destination: z.record(z.string(), z.unknown()),
    cloud: z.enum(CLOUDS),
    expect: z.object({ verdict: z.enum(VERDICTS), rule: z.string().optional() }),
    mend: z
      .object({
        does: z.string().describe('What to change, in the imperative'),
        destination: z.record(z.string(), z.unknown()).optional().describe('As it then stands'),
        cloud: z.enum(CLOUDS).optional().describe('The cloud it then is in'),
        changesVendor: z.boolean().describe('Something changes at the vendor'),
        byWaiting: z.boolean().describe('Only the vendor can end it'),
        best: z.enum(['pass', 'warn']).describe('The best verdict that can be reached'),
      })
      .optional()
      .describe('What makes it work; absent when it works already'),
  })
  .openapi('Scenario')

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
