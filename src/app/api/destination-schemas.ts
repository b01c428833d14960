// Destination kinds and their forms, in the API.
import { z } from '@hono/zod-openapi'
import { CLOUDS, DESTINATION_IDS } from '../../model/vocabulary.ts'

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
