// What is to be checked, in the API.
import { z } from '@hono/zod-openapi'
import { CLOUDS } from '../../model/vocabulary.ts'

export const destination = z
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
