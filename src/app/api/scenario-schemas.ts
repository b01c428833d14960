// What can be rehearsed, in the API.
import { z } from '@hono/zod-openapi'
import { CLOUDS, DESTINATION_IDS, VERDICTS } from '../../model/vocabulary.ts'
import { destination } from './check-schemas.ts'

export const RehearsalBody = z
  .strictObject({
    mended: z.boolean().optional().describe('What is wrong at the vendor is mended before'),
    destination: destination.optional().describe('As changed; else as it is, or as it is mended'),
    cloud: z.enum(CLOUDS).optional().describe('As changed'),
  })
  .openapi('RehearsalRequest')

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
export type ScenarioView = z.infer<typeof Scenario>
