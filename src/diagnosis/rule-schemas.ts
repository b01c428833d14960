// The JSON Schemas that editors check rule files with.
import { z } from 'zod'
import { ruleFileSchema, sampleFileSchema } from './rule-file.ts'

/** The text of each by its file name, beside the groups of rules. */
export function ruleSchemas(): Readonly<Record<string, string>> {
  return {
    'schema.json': jsonOf(ruleFileSchema),
    'samples.schema.json': jsonOf(sampleFileSchema),
  }
}

function jsonOf(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`
}
