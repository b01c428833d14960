// JSON Schema of the config file, put together from the kinds' own schemas.
import { z } from 'zod'
import type { Kinds } from './check-destinations.ts'
import { topLevelSchema } from './check-top-level.ts'
import { jsonSchemaOf } from './schema-fields.ts'

/** Draft 7, which editors support best. */
export function configSchema(kinds: Kinds): Record<string, unknown> {
  const schemas = Object.values(kinds).map(({ config }) => config.schema)
  const schema = topLevelSchema.extend({
    destinations: z
      .record(z.string(), z.union(schemas))
      .describe(topLevelSchema.shape.destinations.description ?? ''),
  })
  return { title: 'leadprobe config file', ...jsonSchemaOf(schema) }
}
