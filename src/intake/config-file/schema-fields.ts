// What a schema allows at a path, for suggestions. Asked only after something was refused.
import { z } from 'zod'

type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

/** The field names that `schema` knows at `path`, over all alternatives. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const root = jsonSchemaOf(schema) as JsonSchema
  let here = alternatives(root, root)
  for (const part of path) {
    here = here.flatMap((option) => {
      const inner = typeof part === 'number' ? option.items : option.properties?.[String(part)]
      return inner === undefined ? [] : alternatives(inner, root)
    })
  }
  return [...new Set(here.flatMap((option) => Object.keys(option.properties ?? {})))]
}

/** JSON Schema of what may be written, before defaults are filled in. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' })
}

function alternatives(schema: JsonSchema, root: JsonSchema): readonly JsonSchema[] {
  const target = schema.$ref === undefined ? schema : resolve(schema.$ref, root)
  const options = [...(target.anyOf ?? []), ...(target.oneOf ?? []), ...(target.allOf ?? [])]
  return [target, ...options.flatMap((option) => alternatives(option, root))]
}

function resolve(ref: string, root: JsonSchema): JsonSchema {
  const definitions = (root as { definitions?: Record<string, JsonSchema> }).definitions
  return definitions?.[ref.replace('#/definitions/', '')] ?? {}
}
