// Texts to look at, and what is said of them, in the API.
import { z } from '@hono/zod-openapi'
import { CLOUDS, DESTINATION_IDS } from '../../model/vocabulary.ts'
import { Finding } from './report-schemas.ts'

/** Beyond this a text is a log, not a ticket. */
export const MAX_TEXT_LENGTH = 256 * 1024
const text = z
  .string()
  .min(1, 'is empty; send the text to look at')
  .max(MAX_TEXT_LENGTH)
  .describe('What to look at, as it was seen')

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
