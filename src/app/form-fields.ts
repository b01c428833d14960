// The form of a destination kind, read from the schema of its config: one source for API and page.
import { z } from '@hono/zod-openapi'
import type { DestinationKind } from '../model/destination-kind.ts'
import type { FormField } from './api/schemas.ts'

interface JsonSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
}

/** JSON Schema of a config as it is written. */
export function configSchema(kind: DestinationKind): Record<string, unknown> {
  const schema = z.toJSONSchema(kind.config.schema, { io: 'input', unrepresentable: 'any' })
  const { $schema: _, ...rest } = schema
  return rest
}

/** Every field a person can fill in, in the order of the schema. */
export function formFields(kind: DestinationKind): FormField[] {
  return fieldsOfObject(configSchema(kind) as JsonSchema, '', kind.config.secretFields)
}

function fieldsOfObject(
  schema: JsonSchema,
  at: string,
  secrets: readonly string[],
  when?: FormField['when'],
): FormField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    if (inner.const !== undefined) return []
    const pointer = `${at}/${name}`
    const required = schema.required?.includes(name) ?? false
    const options = inner.anyOf ?? inner.oneOf
    if (options?.some(({ properties }) => properties !== undefined)) {
      return fieldsOfChoice(inner, options, pointer, required, secrets)
    }
    if (inner.properties !== undefined) {
      const fields = fieldsOfObject(inner, pointer, secrets, when)
      // A part that may be left out whole must not be demanded field by field.
      return required ? fields : fields.map((field) => ({ ...field, required: false }))
    }
    return [fieldOf(name, inner, pointer, { required, secrets, when })]
  })
}

/** Alternatives told apart by a literal `type`: a choice, then the fields of each alternative. */
function fieldsOfChoice(
  schema: JsonSchema,
  alternatives: readonly JsonSchema[],
  at: string,
  required: boolean,
  secrets: readonly string[],
): FormField[] {
  const pointer = `${at}/type`
  const typeOf = ({ properties }: JsonSchema) => String(properties?.['type']?.const ?? '')
  const choice: FormField = {
    pointer,
    label: schema.title ?? nameLabel(at.split('/').at(-1) ?? ''),
    ...(schema.description === undefined ? {} : { hint: schema.description }),
    required,
    secret: false,
    options: alternatives.map(typeOf),
  }
  const inner = alternatives.flatMap((alternative) =>
    fieldsOfObject(alternative, at, secrets, { pointer, equals: typeOf(alternative) }),
  )
  return [choice, ...inner]
}

function fieldOf(
  name: string,
  schema: JsonSchema,
  pointer: string,
  context: { required: boolean; secrets: readonly string[]; when: FormField['when'] },
): FormField {
  return {
    pointer,
    label: schema.title ?? nameLabel(name),
    ...(schema.description === undefined ? {} : { hint: schema.description }),
    required: context.required,
    secret: context.secrets.includes(name),
    ...(schema.enum === undefined ? {} : { options: schema.enum.map(String) }),
    ...(context.when === undefined ? {} : { when: context.when }),
  }
}

/** `clientSecret` → `Client secret`, for a field without a description. */
function nameLabel(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
